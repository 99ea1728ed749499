using System.Globalization;
using GraphSec.Models.Kernels;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Benchmarks;

/// <summary>
/// Whether resources that people labelled bad score above good ones of their type. Policy scanners test themselves on folders of code
/// in which resources are named after what is expected of them; names are no evidence, so that the labels stay hidden.
/// </summary>
internal static class LabelledPairs
{
    private const string Bad = "fail";
    private const string Good = "pass";

    /// <param name="features">Folder that featurize wrote of such folders.</param>
    /// <param name="model">Folder of the model.</param>
    public static void Run(TextWriter output, string features, string model)
    {
        var detector = DetectorFile.Read(model);
        var graphs = FeatureFile.Read(features).Graphs.Select(item => item.Graph).ToArray();
        var scores = detector.Score(graphs, 100, KernelRegistry.Create(use: KernelUse.Score));
        var examples = scores.Select(s => (Folder: s.Features.Name.Split('/')[0], Wins: Wins(s).ToArray())).Where(e => e.Wins.Length > 0).ToArray();
        output.Write("| folder | examples | pairs | bad above good |\n|---|---|---|---|\n");
        foreach (var group in examples.GroupBy(e => e.Folder, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Row(output, group.Key, [.. group.Select(e => e.Wins)]);
        }

        Row(output, "all", [.. examples.Select(e => e.Wins)]);
    }

    /// <summary>Each example counts the same, however many pairs it has.</summary>
    private static void Row(TextWriter output, string name, double[][] wins) => output.Write(string.Create(CultureInfo.InvariantCulture,
        $"| {name} | {wins.Length} | {wins.Sum(w => w.Length)} | {wins.Average(w => w.Average()):F3} |\n"));

    /// <summary>For each pair of one type 1, 0, or a half where both score the same.</summary>
    private static IEnumerable<double> Wins(GraphScores scores) =>
        from bad in scores.Blocks
        where Is(bad, Bad, not: Good)
        from good in scores.Blocks
        where good.Block.Type == bad.Block.Type && Is(good, Good, not: Bad)
        select bad.Surprise > good.Surprise ? 1.0 : bad.Surprise < good.Surprise ? 0.0 : 0.5;

    private static bool Is(BlockScore score, string label, string not)
    {
        var name = score.Block.Address.AsSpan()[(score.Block.Address.LastIndexOf('.') + 1)..];
        return name.Contains(label, StringComparison.OrdinalIgnoreCase) && !name.Contains(not, StringComparison.OrdinalIgnoreCase);
    }
}
