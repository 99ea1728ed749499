namespace GraphSec.Pipeline.Collect;

/// <summary>
/// The local modules that a file calls, by a cheap scan: any <c>source</c> that is given a text beginning with <c>./</c> or
/// <c>../</c>. A source that is no module's (a provisioner's) names no folder with Terraform files and so does no harm.
/// </summary>
internal static class ModuleCalls
{
    private const string Source = "source";

    /// <summary>The paths as written.</summary>
    public static List<string> In(ReadOnlySpan<char> text)
    {
        var calls = new List<string>();
        for (var at = text.IndexOf(Source); at >= 0; at = text.IndexOf(Source))
        {
            var isCommented = IsCommented(text[..at]);
            text = text[(at + Source.Length)..];
            if (!isCommented && Value(text) is { IsEmpty: false } value)
            {
                calls.Add(value.ToString());
            }
        }

        return calls;
    }

    /// <summary>A path that a folder names, relative to the root; null where it leads out of the root.</summary>
    public static string? Resolve(string folder, string call)
    {
        var names = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var name in call.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (name == "..")
            {
                if (names.Count == 0)
                {
                    return null;
                }

                names.RemoveAt(names.Count - 1);
            }
            else if (name != ".")
            {
                names.Add(name);
            }
        }

        return string.Join('/', names);
    }

    private static ReadOnlySpan<char> Value(ReadOnlySpan<char> text)
    {
        text = text.StartsWith('"') ? text[1..] : text;
        text = text.TrimStart();
        if (!text.StartsWith('=') && !text.StartsWith(':'))
        {
            return [];
        }

        text = text[1..].TrimStart();
        if (!text.StartsWith("\"./") && !text.StartsWith("\"../"))
        {
            return [];
        }

        text = text[1..];
        var end = text.IndexOfAny('"', '\n');
        return end < 0 || text[end] == '\n' ? [] : text[..end];
    }

    private static bool IsCommented(ReadOnlySpan<char> before)
    {
        var line = before[(before.LastIndexOf('\n') + 1)..].TrimStart();
        return line.StartsWith('#') || line.StartsWith("//");
    }
}
