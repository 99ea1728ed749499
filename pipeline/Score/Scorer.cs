using GraphSec.Models.Kernels;
using GraphSec.Models.Threading;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Score.Explanations;

namespace GraphSec.Pipeline.Score;

/// <summary>Scores every block of every graph.</summary>
public static class Scorer
{
    /// <summary>Blocks of a pass, at least: enough that its fixed cost is none, few enough to stay in a processor's cache.</summary>
    private const int BlocksOfPass = 16384;

    public static GraphScores Score(GraphFeatures graph, Detector detector, ScoreOptions options, IKernels kernels) =>
        detector.Score(graph, options.Threshold, kernels);

    /// <summary>In the corpus's order.</summary>
    /// <param name="progress">Is told how many graphs are done, and of how many.</param>
    public static IReadOnlyList<GraphScores> Score(
        FeatureSet corpus, Detector detector, ScoreOptions options, IKernels kernels, Action<int, int>? progress = null) =>
        Score([.. corpus.Graphs.Select(each => each.Graph)], detector, options, kernels, progress);

    /// <inheritdoc cref="Score(FeatureSet, Detector, ScoreOptions, IKernels, Action{int, int})"/>
    public static IReadOnlyList<GraphScores> Score(
        IReadOnlyList<GraphFeatures> graphs, Detector detector, ScoreOptions options, IKernels kernels, Action<int, int>? progress = null)
    {
        var (scores, gate, done) = (new GraphScores[graphs.Count], new Lock(), 0);
        var passes = Passes(graphs);

        // Graphs know nothing of each other; libtorch's kernels serve one thread.
        var threads = kernels.Memory.IsHost ? Workers.Threads : 1;
        if (passes.Count == 1 || threads == 1)
        {
            passes.ForEach(Run);
        }
        else
        {
            Parallel.ForEach(passes, new ParallelOptions { MaxDegreeOfParallelism = threads }, pass => Workers.Alone(() => Run(pass)));
        }

        return scores;

        void Run(Range pass)
        {
            var (start, count) = pass.GetOffsetAndLength(scores.Length);
            detector.Score([.. graphs.Skip(start).Take(count)], options.Threshold, kernels).ToArray().CopyTo(scores, start);
            lock (gate)
            {
                done += count;
                progress?.Invoke(done, scores.Length);
            }
        }
    }

    /// <summary>The same with what people are told besides: peers counted as whole resources, and for each outlier the most similar block that
    /// is none.</summary>
    public static IReadOnlyList<GraphScores> Explained(IReadOnlyList<GraphScores> scores) => Explainer.Explain(scores);

    /// <summary>Graphs that the network sees at once. Their cut follows from the corpus alone, so that results do not depend on the
    /// threads.</summary>
    private static List<Range> Passes(IReadOnlyList<GraphFeatures> graphs)
    {
        var (passes, start, blocks) = (new List<Range>(), 0, 0);
        for (var g = 0; g < graphs.Count; g++)
        {
            blocks += graphs[g].Blocks.Count;
            if (blocks >= BlocksOfPass || g + 1 == graphs.Count)
            {
                passes.Add(start..(g + 1));
                (start, blocks) = (g + 1, 0);
            }
        }

        return passes;
    }
}
