using GraphSec.Pipeline.Artifacts.Baselines;
using GraphSec.Pipeline.Score.PlainGraphs;

namespace GraphSec.Pipeline.Score;

/// <summary>All detectors by name, and what each takes.</summary>
public static class NamedDetectors
{
    /// <summary>The model's own.</summary>
    public const string Own = "graphsec";

    private static readonly string[] WithReasons = ["attribute-frequency", "chow-liu", "hbos", "peers-alone"];

    /// <summary>Ours, then the others by name.</summary>
    public static IReadOnlyList<NamedDetector> All { get; } =
    [
        new(Own, "this program: a graph neural network and a resource's peers")
        {
            TakesTerraform = true,
            LearnsFrom = BaselineSource.Model,
            GivesReasons = true,
        },
        .. BaselineCatalog.Baselines.Select(baseline => new NamedDetector(baseline.Word, baseline.Meaning)
        {
            TakesTerraform = true,
            TakesPlainGraphs = PlainDetectors.All.Any(plain => plain.Word == baseline.Word),
            LearnsFrom = baseline.LearnsFrom,
            GivesReasons = WithReasons.Contains(baseline.Word),
        }).Concat(PlainDetectors.All.Where(plain => BaselineCatalog.Baselines.All(baseline => baseline.Word != plain.Word))
            .Select(plain => new NamedDetector(plain.Word, plain.Meaning) { TakesTerraform = true, TakesPlainGraphs = true }))
            .OrderBy(detector => detector.Word, StringComparer.Ordinal),
    ];

    /// <exception cref="InputException">There is no such detector for Terraform.</exception>
    public static NamedDetector ForTerraform(string word) => All.FirstOrDefault(detector => detector.Word == word && detector.TakesTerraform)
        ?? throw new InputException($"'{word}' is no detector for Terraform; 'graphsec detectors' lists them");
}
