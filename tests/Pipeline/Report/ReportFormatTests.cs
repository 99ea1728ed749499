using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Report;

namespace GraphSec.Tests.Pipeline.Report;

public sealed class ReportFormatTests
{
    [Fact]
    public void A_table_has_scores_places_and_reasons() => Assert.Equal(
        """
        shop: 2 resources, 1 of them at 97 or above

         score  resource          declared at
          99.9  aws_vpc.odd       a|b.tf:3
                `acl` is `"x|y"`; expected: not set
          12.3  module.m.t.plain

        """.ReplaceLineEndings("\n"), Written("table"));

    [Fact]
    public void Markdown_keeps_hostile_text_in_its_cells() => Assert.Equal(
        """
        ## GraphSec

        shop: 2 resources, 1 of them at 97 or above.

        | Score | Resource | Declared at | Why |
        |---:|---|---|---|
        | **99.9** | `aws_vpc.odd` | `a\|b.tf:3` | `acl` is `"x\|y"`; expected: not set |
        | 12.3 | `module.m.t.plain` |  |  |

        Could not be read:

        - \<script>.tf:1:1: broken

        """.ReplaceLineEndings("\n"), Written("markdown"));

    [Fact]
    public void Nothing_to_show_is_said()
    {
        var none = Findings.Of([new GraphScores(new GraphFeatures("r", "empty", SourceForm.Dot, false, [], []), 97, [])], new ReportOptions());
        foreach (var format in ReportFormats.All)
        {
            format.Write(none, TextWriter.Null);
        }

        Assert.Equal("empty: no resources\n", Written("table", none));
    }

    private static string Written(string format) => Written(format, Findings.Of([Scores()], new ReportOptions()));

    private static string Written(string format, Findings findings)
    {
        using var output = new StringWriter();
        ReportFormats.Named(format).Write(findings, output);
        return output.ToString();
    }

    private static GraphScores Scores()
    {
        var odd = new BlockFeatures("aws_vpc.odd", "aws_vpc", "", 1, new SourcePlace("a|b.tf", 3), null, []);
        var plain = new BlockFeatures("module.m.t.plain", "t", "module.m", 1, null, null, []);
        var graph = new GraphFeatures("r", "shop", SourceForm.Configuration, true, [odd, plain], []) { Errors = ["<script>.tf:1:1: broken"] };
        return new GraphScores(graph, 97,
        [
            new BlockScore(odd, 99.97, 9, [new CellSurprise("acl", "\"x|y\"", 0.01, 0.01, Cell.Absent, 0.9)]) { IsOutlier = true },
            new BlockScore(plain, 12.34, 1, []),
        ]);
    }
}
