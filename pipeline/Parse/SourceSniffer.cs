using System.Text;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse.Plan;

namespace GraphSec.Pipeline.Parse;

/// <summary>Tells what an input is from its content, never from its name, and refuses the rest with one clear line.</summary>
public static class SourceSniffer
{
    private const string Wanted =
        "expected a folder of .tf files, the output of 'terraform graph', or of 'terraform show -json'";

    private static readonly string[] Blocks =
        ["resource", "module", "variable", "provider", "terraform", "locals", "data", "output", "moved", "import", "check"];

    /// <param name="source">What the messages call the stream.</param>
    /// <exception cref="InputException">The content is nothing this program reads.</exception>
    public static SourceForm Sniff(Stream stream, string source)
    {
        using var content = SourceContent.Open(stream, source);
        return content.Text == TextForm.Json ? TerraformJsonForm.Sniff(content.Stream, source) : SourceForm.Dot;
    }

    /// <param name="head">The first bytes of the content, unpacked.</param>
    internal static TextForm TextOf(ReadOnlySpan<byte> head, string source)
    {
        if (head is [(byte)'P', (byte)'K', 3, 4, ..])
        {
            throw new InputException($"'{source}' is a binary plan (or another zip file); run 'terraform show -json {source}' "
                + "and give its output");
        }

        if (head is [0x1f, 0x8b, ..] || head.Contains((byte)0) || ControlBytes(head) * 20 > head.Length)
        {
            throw new InputException($"'{source}' is binary; {Wanted}");
        }

        var text = SkipBlank(Encoding.UTF8.GetString(head));
        if (text.Length == 0)
        {
            return Encoding.UTF8.GetString(head).Trim('\ufeff').AsSpan().Trim().IsEmpty
                ? throw new InputException($"'{source}' is empty; {Wanted}")
                : TextForm.Dot;
        }

        if (text[0] is '{' or '[')
        {
            return TextForm.Json;
        }

        var word = Word(text, out var rest);
        if (word is "flowchart" || (word is "graph" && IsDirection(rest)))
        {
            return TextForm.Mermaid;
        }

        if (word.Equals("digraph", StringComparison.OrdinalIgnoreCase)
            || word.Equals("graph", StringComparison.OrdinalIgnoreCase)
            || word.Equals("strict", StringComparison.OrdinalIgnoreCase))
        {
            return TextForm.Dot;
        }

        throw Refuse(word.ToString(), rest, text, source);
    }

    private static InputException Refuse(string word, ReadOnlySpan<char> rest, ReadOnlySpan<char> text, string source)
    {
        if (Array.IndexOf(Blocks, word) >= 0 && rest.TrimStart(' ') is ['"' or '{', ..])
        {
            return new InputException($"'{source}' is terraform code; give the folder it stands in");
        }

        if (text.StartsWith("Terraform ") || text.StartsWith("OpenTofu ")
            || (text.IndexOf("# ") >= 0 && text.IndexOf("will be") > 0))
        {
            return new InputException($"'{source}' is what 'terraform plan' prints for people; run "
                + "'terraform plan -out plan.out', then 'terraform show -json plan.out'");
        }

        return new InputException($"'{source}' is no terraform input; {Wanted}");
    }

    /// <summary>Skips what may stand before a graph or a plan: a byte order mark, blanks, and DOT's and Mermaid's
    /// comments.</summary>
    private static ReadOnlySpan<char> SkipBlank(ReadOnlySpan<char> text)
    {
        while (true)
        {
            text = text.TrimStart('\ufeff').TrimStart();
            if (text is ['#', ..] or ['/', '/', ..] or ['%', '%', ..])
            {
                var end = text.IndexOf('\n');
                text = end < 0 ? [] : text[end..];
            }
            else if (text is ['/', '*', ..])
            {
                var end = text.IndexOf("*/");
                text = end < 0 ? [] : text[(end + 2)..];
            }
            else
            {
                return text;
            }
        }
    }

    private static ReadOnlySpan<char> Word(ReadOnlySpan<char> text, out ReadOnlySpan<char> rest)
    {
        var end = 0;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        rest = text[end..];
        return text[..end];
    }

    /// <summary>Mermaid's old opening is <c>graph LR</c>, where DOT would have a brace.</summary>
    private static bool IsDirection(ReadOnlySpan<char> rest)
    {
        var direction = Word(rest.TrimStart(' '), out var after);
        return direction is "LR" or "RL" or "TD" or "TB" or "BT" && !after.TrimStart().StartsWith("{");
    }

    private static int ControlBytes(ReadOnlySpan<byte> head)
    {
        var count = 0;
        foreach (var b in head)
        {
            count += b < 32 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x1b) ? 1 : 0;
        }

        return count;
    }
}
