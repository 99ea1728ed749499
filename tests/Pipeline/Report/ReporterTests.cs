using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Report;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Report;

/// <summary>The stage: folders in, a folder of reports out.</summary>
public sealed class ReporterTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Every_format_is_written_unless_some_are_named()
    {
        var scores = ReportSamples.Small().Graphs;
        Reporter.Write(scores, scratch["all"], new ReportOptions());
        Assert.Equal(
            new[] { ".graphsec" }.Concat(ReportFormats.All.Select(format => "report" + format.Extension)).Order(StringComparer.Ordinal),
            Directory.GetFiles(scratch["all"]).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        Reporter.Write(scores, scratch["all"], new ReportOptions { Formats = ["csv"] });
        Assert.Equal(2, Directory.GetFiles(scratch["all"]).Length);
        var error = Assert.Throws<InputException>(() => Reporter.Write(scores, scratch["other"], new ReportOptions { Formats = ["pdf"] }));
        Assert.StartsWith("there is no format 'pdf'; there are table, json, ", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(scratch["other"]));
    }

    [Fact]
    public void Scores_are_compared_with_those_of_the_base()
    {
        ScoreFile.Write(Findings.Of([], new ReportOptions()).Graphs, scratch["base/scores"]);
        scratch.Put("base/evaluation/metrics.json", """{"graphsec":{"all":{"roc_auc":0.8}}}""");
        scratch.Put("evaluation/metrics.json", """{"graphsec":{"all":{"roc_auc":0.9}}}""");
        Reporter.Write(ReportSamples.Small().Graphs, scratch["report"], new ReportOptions
        {
            Formats = ["markdown"],
            Base = scratch["base"],
            Evaluation = scratch["evaluation"],
        });
        var text = File.ReadAllText(scratch["report/report.md"]);
        Assert.Contains("shop against the base branch: 2 new outliers, 0 gone", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("### New outliers", StringComparison.Ordinal) < text.IndexOf("All findings", StringComparison.Ordinal));
        Assert.Contains("| 0.8 | 0.9 | +0.1 |", text, StringComparison.Ordinal);
        Assert.Contains("-->|\"tags, vpc_id\"|", text, StringComparison.Ordinal);
    }
}
