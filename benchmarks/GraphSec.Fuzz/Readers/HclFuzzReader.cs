using System.Text;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Fuzz.Readers;

/// <summary>Native syntax alone: tokens, trees and their places, whatever the line ends.</summary>
internal sealed class HclFuzzReader : IReader
{
    public string Name => "hcl";

    public IReadOnlyList<string> Words { get; } = [.. HclWords.Syntax, .. HclWords.Terraform];

    public IEnumerable<byte[]> SeedsOf(string path) =>
        Path.GetExtension(path) is ".tf" or ".tofu" or ".tfvars" or ".hcl" or ".tftpl" or ".tpl" ? [File.ReadAllBytes(path)] : [];

    public void Read(byte[] input, Novelty novelty)
    {
        var source = SourceText.Decode("x.tf", input);
        var last = 0;
        foreach (var token in HclLexer.Scan(source.Text))
        {
            novelty.Saw(5, last, (int)token.Kind);
            last = (int)token.Kind;
        }

        var file = HclParser.ParseFile(source);
        Diagnostics(file.Diagnostics, novelty);
        var tree = new HclTreeCheck(source, novelty);
        tree.Body(file.Body, 0);
        var alone = new List<HclDiagnostic>();
        tree.Expression(HclParser.ParseExpression(source, alone), 20);
        tree.Expression(HclParser.ParseTemplate(source, alone), 21);
        Diagnostics(alone, novelty);
        SameWithOtherLineEnds(source.Text);
    }

    private static void Diagnostics(IReadOnlyList<HclDiagnostic> diagnostics, Novelty novelty)
    {
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Span.Start < 0 || diagnostic.Span.End > diagnostic.Source.Text.Length || diagnostic.Span.End < diagnostic.Span.Start)
            {
                throw new BrokenPropertyException($"a diagnostic lies outside of its file: {diagnostic.Span}");
            }

            if (diagnostic.ToString().Contains('\n', StringComparison.Ordinal))
            {
                throw new BrokenPropertyException($"a diagnostic is more than one line: {diagnostic}");
            }

            novelty.SawMessage(diagnostic.Message);
        }
    }

    /// <summary>Line ends may change places, and texts in heredocs; nothing else.</summary>
    private static void SameWithOtherLineEnds(string text)
    {
        var unix = text.Replace("\r", "", StringComparison.Ordinal);
        var windows = unix.Replace("\n", "\r\n", StringComparison.Ordinal);
        var (first, second) = (Printed(unix), Printed(windows));
        if (first != second)
        {
            throw new BrokenPropertyException($"line ends change the tree: {first} / {second}");
        }
    }

    private static string Printed(string text)
    {
        var file = HclParser.ParseFile(new SourceText("x.tf", text));
        var print = new StringBuilder();
        HclPrint.Body(file.Body, print);
        foreach (var diagnostic in file.Diagnostics)
        {
            print.Append(diagnostic.From.Line).Append(' ').Append(diagnostic.Message.Replace("\r", "", StringComparison.Ordinal)).Append('\n');
        }

        return print.ToString();
    }
}
