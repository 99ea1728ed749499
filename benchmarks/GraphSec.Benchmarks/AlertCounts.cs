using System.Globalization;
using System.Text.RegularExpressions;
using GraphSec.Models.Kernels;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Benchmarks;

/// <summary>
/// How many resources of repositories that training did not see are alerts: of well-kept modules there should be few. What one piece of code
/// makes counts once, however many graphs it stands in, and is an alert where it is one in any.
/// </summary>
internal static class AlertCounts
{
    /// <param name="features">Folder that featurize wrote; its test repositories are counted.</param>
    /// <param name="model">Folder of the model.</param>
    /// <param name="names">Of repositories that are counted.</param>
    /// <param name="threshold">Score from which a resource is an alert, 0 to 100.</param>
    public static void Run(TextWriter output, string features, string model, Regex names, double threshold)
    {
        var detector = DetectorFile.Read(model);
        var kernels = KernelRegistry.Create(use: KernelUse.Score);
        var (resources, alerts) = (0, 0);
        output.Write("| repository | resources | alerts |\n|---|---|---|\n");
        foreach (var repository in FeatureFile.Read(features).Of(Split.Test).Where(g => names.IsMatch(g.Repository))
            .GroupBy(g => g.Repository, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var scores = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (var (graph, score) in detector.Score([.. repository], threshold, kernels).SelectMany(g => g.Blocks.Select(b => (g.Features, b))))
            {
                var code = score.Block.Place?.ToString() ?? $"{graph.Name} {score.Block.Address}";
                scores[code] = Math.Max(scores.GetValueOrDefault(code), score.Score);
            }

            var found = scores.Values.Count(s => s >= threshold);
            Row(output, repository.Key, scores.Count, found);
            (resources, alerts) = (resources + scores.Count, alerts + found);
        }

        Row(output, "all", resources, alerts);
    }

    private static void Row(TextWriter output, string name, int resources, int alerts) =>
        output.Write(string.Create(CultureInfo.InvariantCulture, $"| {name} | {resources} | {alerts} |\n"));
}
