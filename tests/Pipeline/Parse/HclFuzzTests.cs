using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Tests.Pipeline.Parse;

public class HclFuzzTests
{
    private static readonly string[] Pieces =
    [
        "a", "b ", "\"", "${", "%{", "~}", "}", "{", "[", "]", "(", ")", "<<E\n", "<<-E\n", "E\n", "\n", "\r\n", " = ", "for ", " in ",
        " if ", " : ", " => ", "?", ".", "*", "...", "\\", "\\u00e9", "é", "\ud800", "\0", "#", "//", "/*", "*/", "::", "0.1", "1e9",
        "$${", "%%{", "[*]", ".*", "-", "!", "&&", "||", "==", "endif", "else", "endfor", "resource \"t\" \"x\" {\n", "null", "true", ",",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Any_text_parses_to_a_tree_or_to_diagnostics_with_places(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 3000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            var source = new SourceText("x.tf", text);
            foreach (var diagnostic in HclParser.ParseFile(source).Diagnostics)
            {
                Assert.InRange(diagnostic.Span.Start, 0, text.Length);
                Assert.True(diagnostic.From.Line >= 1 && diagnostic.From.Column >= 1);
            }

            HclParser.ParseExpression(source, []);
            HclParser.ParseTemplate(source, []);
        }
    }

    [Fact]
    public void Long_input_takes_time_in_proportion()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        foreach (var piece in Pieces)
        {
            HclParser.ParseFile(new SourceText("x.tf", string.Concat(Enumerable.Repeat(piece, 100_000))));
        }

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60));
    }
}
