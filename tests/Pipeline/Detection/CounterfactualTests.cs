using GraphSec.Models.Kernels;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Featurize;
using GraphSec.Pipeline.Flatten;
using GraphSec.Pipeline.Parse;
using GraphSec.Pipeline.Score;

namespace GraphSec.Tests.Pipeline.Detection;

/// <summary>A reason is one only where the score falls once it is gone.</summary>
public sealed class CounterfactualTests
{
    private static readonly double Threshold = new ScoreOptions().Threshold;

    private static readonly IKernels Kernels = KernelRegistry.Create(null);
    private static readonly Lazy<Detector> Pretrained = new(() => DetectorFile.Read(RepositoryFolder.At("models/pretrained")));

    [Theory]
    [InlineData("web-shop")]
    [InlineData("data-platform")]
    [InlineData("aks-platform")]
    public void Putting_back_what_is_usual_for_the_first_reason_lowers_the_score_of_every_outlier(string example)
    {
        var graph = CellExtractor.Extract(Flattener.Flatten(SourceParser.Read(RepositoryFolder.At("examples/" + example), new ParseOptions()), new FlattenOptions()));
        var outliers = Pretrained.Value.Score(graph, Threshold, Kernels).Outliers.ToArray();
        Assert.NotEmpty(outliers);
        Assert.All(outliers, outlier =>
        {
            var reason = outlier.Reasons[0];
            var mended = Pretrained.Value.Score(Mended(graph, outlier.Block, reason), Threshold, Kernels).Blocks.Single(b => b.Block.Address == outlier.Block.Address);
            Assert.True(mended.Surprise < outlier.Surprise,
                $"{outlier.Block.Address}: {reason.Path} {reason.Seen} -> {reason.Usual}: {outlier.Surprise:F3} -> {mended.Surprise:F3}");
        });
    }

    /// <summary>The graph with the usual outcome at the reason's path of its instances; where the usual is what was seen, without it, and where
    /// that is nothing, with what another block of the type has.</summary>
    private static GraphFeatures Mended(GraphFeatures graph, BlockFeatures block, CellSurprise reason)
    {
        var cells = block.Cells.Where(cell => !Stands(cell, reason)).ToList();
        var usual = reason.Usual != reason.Seen ? reason.Usual
            : reason.Seen != Cell.Absent ? Cell.Absent
            : graph.Blocks.Where(each => each.Type == block.Type).SelectMany(each => each.Cells).First(cell => cell.Path == reason.Path && cell.Outcome != Cell.Absent).Outcome;
        var edges = graph.Edges.ToList();
        var at = graph.Blocks.ToList().FindIndex(each => each.Address == block.Address);
        if (reason.Instances.Count == 0)
        {
            edges.RemoveAll(edge => edge.From == at && edge.Path == reason.Path);
        }

        if (usual != Cell.Absent || reason.Instances.Count > 0)
        {
            var shape = graph.Blocks.SelectMany(each => each.Cells).FirstOrDefault(cell => cell.Path == reason.Path && cell.Outcome == usual)?.Shape ?? usual;
            cells.Add(new Cell(reason.Path, usual, shape) { Instances = reason.Instances });
            var target = graph.Blocks.ToList().FindIndex(each => Cell.Arrow + each.Address == usual);
            if (target >= 0)
            {
                edges.Add(new FeatureEdge(at, target, reason.Path, Cell.LeafOf(reason.Path)));
            }
        }

        var mended = block with { Cells = [.. cells.OrderBy(cell => cell.Path, StringComparer.Ordinal).ThenBy(cell => cell.Outcome, StringComparer.Ordinal)] };
        return graph with { Blocks = [.. graph.Blocks.Select(each => ReferenceEquals(each, block) ? mended : each)], Edges = edges };
    }

    /// <summary>Whether a cell is what the reason is about, or stands in it.</summary>
    private static bool Stands(Cell cell, CellSurprise reason) => cell.Path.StartsWith(reason.Path, StringComparison.Ordinal)
        && (cell.Path.Length == reason.Path.Length || cell.Path[reason.Path.Length] is '.' or '[')
        && (reason.Instances.Count == 0 || cell.Instances.SequenceEqual(reason.Instances));
}
