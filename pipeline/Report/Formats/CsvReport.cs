using System.Globalization;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Report.Formats;

/// <summary>For spreadsheets: one finding a row (RFC 4180).</summary>
public sealed class CsvReport : IReportFormat
{
    private static readonly string[] Header =
        ["score", "outlier", "suppressed", "address", "type", "module", "graph", "repository", "file", "line", "instances", "reasons", "nearest"];

    public void Write(Findings findings, TextWriter output)
    {
        var csv = new CsvWriter(output);
        foreach (var name in Header)
        {
            csv.Field(name);
        }

        csv.EndRecord();
        foreach (var finding in findings.Marked())
        {
            var block = finding.Block;
            csv.Field(Count.Score(finding.Score.Score))
                .Field(finding.Score.IsOutlier ? "true" : "false")
                .Field(finding.Suppression is { } suppression ? EnumWords.Of(suppression.Kind) : "")
                .Field(block.Address)
                .Field(block.Type)
                .Field(block.ModulePath)
                .Field(finding.Graph.Features.Name)
                .Field(finding.Graph.Features.Repository)
                .Field(block.Place?.File ?? "")
                .Field(block.Place?.Line.ToString(CultureInfo.InvariantCulture) ?? "")
                .Field(block.Instances.ToString(CultureInfo.InvariantCulture))
                .Field(string.Join("; ", finding.Reasons))
                .Field(finding.Score.Nearest?.Address ?? "")
                .EndRecord();
        }
    }
}
