using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Report;
using GraphSec.Pipeline.Report.Formats;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Report;

public sealed class ReportTextTests
{
    [Fact]
    public void What_is_odd_in_the_same_way_is_one_entry() => Assert.Equal(
        """
        shop: 10 resources, 8 of them at 97 or above; the 9 highest

         score  resource    declared at
          99.9  aws_vpc.r0  a.tf:1
                aws_vpc.r1  a.tf:2
                aws_vpc.r2  a.tf:3
                aws_vpc.r3  a.tf:4
                aws_vpc.r4  a.tf:5
                and 3 more
                `acl` is `"public"`; usual: not set (all 4 others here)
          50.0  aws_vpc.r8  a.tf:9
                `acl` is `"public"`; usual: not set (all 4 others here)

        """.ReplaceLineEndings("\n"), Text(Findings.Of([Alike()], new ReportOptions { Top = 2 }), 0));

    [Fact]
    public void The_same_code_called_twice_is_one_entry_with_shares_and_what_to_compare_with()
    {
        var findings = Findings.Of([Called("a", 17, 20), Called("b", 12, 15)], new ReportOptions());
        Assert.Equal(
            """
            2 root modules: 4 resources, 2 of them at 97 or above

             score  resource                     declared at
             share  why
              99.0  module.m.aws_db_instance.db  m/main.tf:3 in a
                    module.m.aws_db_instance.db  m/main.tf:3 in b
               75%  `engine_mode` refers to aws_kms_key.k; shared by none of 17 others here
               25%  `multi_az` is `false`; usual: `true` (all 20 others here)
                    compare with module.n.aws_db_instance.db (m/main.tf:3)
              10.0  module.n.aws_db_instance.db  m/main.tf:3 in a
              10.0  module.n.aws_db_instance.db  m/main.tf:3 in b

            """.ReplaceLineEndings("\n"), Text(findings, 0));
        Assert.Contains("| 75%: `engine_mode` refers to aws\\_kms\\_key.k; shared by none of 17 others here<br>25%: `multi_az` is `false`; usual: `true` "
            + "(all 20 others here)<br>compare with module.n.aws\\_db\\_instance.db (m/main.tf:3) |", ReportSamples.Written("markdown", findings), StringComparison.Ordinal);
    }

    [Fact]
    public void Reasons_that_weigh_next_to_nothing_are_left_out_and_those_of_one_path_are_one()
    {
        var block = ReportSamples.Block("aws_vpc.a", "aws_vpc", "", null, null);
        CellSurprise[] reasons = [Reason("a", 0.5), Reason("b", 0.2), Reason("a", 0.26), Reason("c", 0.04)];
        var finding = new Finding(Alike(), new BlockScore(block, 99, 9, reasons));
        Assert.Equal([("a", "76%"), ("b", "20%")], finding.Why.Select((reason, i) => (reason.Path, finding.ShareOf(i))));

        static CellSurprise Reason(string path, double share) => new(path, "1", 0.1, 0.1, "2", 0.9) { Share = share };
    }

    [Fact]
    public void Lines_are_folded_at_the_width_of_a_terminal()
    {
        var text = Text(ReportSamples.Small(new ReportOptions()), 50);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 50));
    }

    [Fact]
    public void A_list_for_programs_has_all_and_one_for_people_the_highest()
    {
        var findings = ReportSamples.Many(40);
        var few = Findings.Of(findings.Graphs, new ReportOptions());
        Assert.Equal(40, ReportSamples.Written("jsonl", few).Count(c => c == '\n'));
        Assert.Equal(41, ReportSamples.Written("csv", few).Count(c => c == '\n'));
        Assert.Contains("; the 10 highest", ReportSamples.Written("table", few), StringComparison.Ordinal);
        Assert.Equal(3, ReportSamples.Written("jsonl", Findings.Of(findings.Graphs, new ReportOptions { Top = 3 })).Count(c => c == '\n'));
    }

    [Fact]
    public void Every_format_writes_the_same_twice_and_with_line_feeds_alone()
    {
        foreach (var format in ReportFormats.All)
        {
            var text = ReportSamples.Written(format.Name, ReportSamples.Nasty());
            Assert.Equal(text, ReportSamples.Written(format.Name, ReportSamples.Nasty()));
            Assert.DoesNotContain('\r', text);
        }
    }

    [Fact]
    public void Curves_are_charts_and_metrics_are_set_beside_the_base()
    {
        using var scratch = new ScratchFolder();
        scratch.Put("e/metrics.json", """{"graphs":3,"graphsec":{"all":{"roc_auc":0.82}}}""");
        scratch.Put("b/metrics.json", """{"graphsec":{"all":{"roc_auc":0.8}}}""");
        scratch.Put("e/roc.csv", "false_positive_rate,recall\n0,0\n0,0.5\n1,1\n");
        scratch.Put("m/history.csv", "epoch,training,validation\n1,0.5,0.4\n2,0.25,0.3\n");
        var figures = ModelFigures.Read(scratch["e"], scratch["m"], scratch["b"]);
        var text = ReportSamples.Written("markdown", ReportSamples.Small().With(null, figures));
        Assert.Contains("| graphsec.all.roc\\_auc | 0.8 | 0.82 | +0.02 |", text, StringComparison.Ordinal);
        Assert.Contains("  line [0.5, 0.25]\n  line [0.4, 0.3]\n", text, StringComparison.Ordinal);
        Assert.Contains("  x-axis \"false positive rate\" 0 --> 1\n  y-axis \"recall\" 0 --> 1\n  line [0.5, 0.525, 0.55,", text, StringComparison.Ordinal);
        Assert.Null(ModelFigures.Read(scratch["nothing"], null, null));
    }

    private static string Text(Findings findings, int width)
    {
        using var output = new StringWriter();
        TextReport.Write(findings, (_, text) => output.Write(text), width);
        return output.ToString();
    }

    /// <summary>One module that is called twice, odd in the same thing the first time.</summary>
    private static GraphScores Called(string name, int firstPeers, int secondPeers)
    {
        BlockFeatures[] blocks = [.. new[] { "m", "n" }.Select(module =>
            ReportSamples.Block($"module.{module}.aws_db_instance.db", "aws_db_instance", $"module.{module}", new SourcePlace("m/main.tf", 3), null))];
        CellSurprise[] reasons =
        [
            new("engine_mode", "→ module.m.aws_kms_key.k", 0.01, 0.01, Cell.Absent, 0.4) { Share = 0.75, Peers = firstPeers },
            new("multi_az", "false", 0.01, 0.01, "true", 0.9) { Share = 0.25, Peers = secondPeers, PeersUsual = secondPeers },
        ];
        return new GraphScores(new GraphFeatures("r", name, SourceForm.Configuration, true, blocks, []), 97,
        [
            new BlockScore(blocks[0], 99, 9, reasons) { IsOutlier = true, Nearest = new NearestBlock(blocks[1].Address, NearestOrigin.Graph, "r", name, blocks[1].Place, 1, []) },
            new BlockScore(blocks[1], 10, 1, []),
        ]);
    }

    private static GraphScores Alike()
    {
        var blocks = Enumerable.Range(0, 10).Select(i => ReportSamples.Block($"aws_vpc.r{i}", "aws_vpc", "", new SourcePlace("a.tf", i + 1), null)).ToArray();
        return new GraphScores(
            new GraphFeatures("r", "shop", SourceForm.Configuration, true, blocks, []), 97,
            [.. blocks.Select((block, i) => ReportSamples.Score(block, i < 8 ? 99.9 : i == 8 ? 50 : 40, i == 9 ? "other" : "acl"))]);
    }
}
