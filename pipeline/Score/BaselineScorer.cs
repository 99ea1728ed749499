using GraphSec.Models.Kernels;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Baselines;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Score.PlainGraphs;

namespace GraphSec.Pipeline.Score;

/// <summary>
/// Scores by another detector than the model's own. It is fitted, where it is to be, to what is scored and to peers. No repositories
/// kept from it say how large a score is large: scores are percentiles among the blocks that are scored and the peers.
/// </summary>
public static class BaselineScorer
{
    /// <param name="graphs">All that are scored.</param>
    /// <param name="peers">Other code of the same owner; a graph that is scored is no peer.</param>
    /// <param name="model">Whose vocabulary says what training counted.</param>
    /// <param name="word">The detector, see <see cref="NamedDetectors"/>.</param>
    /// <exception cref="InputException">There is no such detector for Terraform.</exception>
    public static IReadOnlyList<GraphScores> Score(IReadOnlyList<GraphFeatures> graphs, IReadOnlyList<GraphFeatures> peers, Detector model,
        string word, ScoreOptions options, int seed, IKernels kernels)
    {
        GraphFeatures[] fitted = [.. graphs, .. peers.Where(peer => !graphs.Any(graph => Estate.IsSame(peer, graph)))];
        var ranker = Ranker(word, new FeatureSet(model.Vocabulary, [.. fitted.Select(graph => new SplitGraph(graph, Split.Training))]), model, seed, kernels);
        double[][] surprises = [.. fitted.Select(graph => graph.Blocks.Count == 0 ? [] : Array.ConvertAll(ranker.Score(graph), Finite))];
        double[] sorted = [.. surprises.SelectMany(each => each).Order()];
        var note = Note(NamedDetectors.ForTerraform(word), peers.Count > 0);
        return [.. graphs.Select((graph, g) => Scores(graph with { Notices = [.. graph.Notices, note] }, surprises[g], sorted, ranker, options))];
    }

    /// <summary>What a reader of its scores must know.</summary>
    public static string Note(NamedDetector detector, bool hasPeers)
    {
        var (what, whose) = hasPeers ? ("this code and --peers", "the resources of both") : ("this code", "its own resources");
        return $"scores are by {detector.Word}"
            + (detector.LearnsFrom == BaselineSource.Graphs ? $", fitted to {what}" : detector.LearnsFrom == BaselineSource.Model ? ", by what the model's training counted" : "")
            + $": percentiles among {whose}"
            + (detector.GivesReasons ? "" : "; it ranks without reasons");
    }

    private static IBlockRanker Ranker(string word, FeatureSet features, Detector model, int seed, IKernels kernels)
    {
        NamedDetectors.ForTerraform(word);
        return BaselineCatalog.Baselines.FirstOrDefault(baseline => baseline.Word == word) is { } known
            ? known.Create(features, model, seed, kernels)
            : new PlainGraphRanker(PlainDetectors.All.First(plain => plain.Word == word), model.Vocabulary, seed);
    }

    private static GraphScores Scores(GraphFeatures graph, double[] surprises, double[] sorted, IBlockRanker ranker, ScoreOptions options)
    {
        var reasons = ranker is IReasoningRanker reasoning ? reasoning.Reasons(graph) : null;
        var scores = graph.Blocks.Select((block, i) =>
        {
            var score = Percentile(sorted, surprises[i]);
            return new BlockScore(block, score, surprises[i], reasons?[i] ?? []) { IsOutlier = score >= options.Threshold };
        });
        return new GraphScores(graph, options.Threshold,
            [.. scores.OrderByDescending(score => score.Surprise).ThenBy(score => score.Block.Address, StringComparer.Ordinal)]);
    }

    /// <summary>Share of blocks that are less odd; those that are as odd count half.</summary>
    private static double Percentile(double[] sorted, double surprise)
    {
        var (below, upTo) = (First(sorted, surprise, isAfter: false), First(sorted, surprise, isAfter: true));
        return 100.0 * (below + upTo) / 2 / sorted.Length;
    }

    private static int First(double[] sorted, double value, bool isAfter)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < value || (isAfter && sorted[middle] == value) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Reports hold numbers alone: a density of 0 is as odd as can be.</summary>
    private static double Finite(double score) => double.IsNaN(score) ? 0 : Math.Clamp(score, -1e9, 1e9);
}
