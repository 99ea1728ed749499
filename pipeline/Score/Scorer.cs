using GraphSec.Models.Kernels;
using GraphSec.Models.Threading;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Score;

/// <summary>Scores every block of every graph.</summary>
public static class Scorer
{
    public static GraphScores Score(GraphFeatures graph, Detector detector, ScoreOptions options, IKernels kernels) =>
        detector.Score(graph, options.Threshold, kernels);

    /// <summary>In the corpus's order.</summary>
    /// <param name="progress">Is told how many graphs are done, and of how many.</param>
    public static IReadOnlyList<GraphScores> Score(
        FeatureSet corpus, Detector detector, ScoreOptions options, IKernels kernels, Action<int, int>? progress = null)
    {
        var (scores, gate, done) = (new GraphScores[corpus.Graphs.Count], new Lock(), 0);

        // Graphs know nothing of each other; libtorch's kernels serve one thread.
        var threads = kernels.Memory.IsHost ? Workers.Threads : 1;
        Parallel.For(0, scores.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            scores[i] = Score(corpus.Graphs[i].Graph, detector, options, kernels);
            lock (gate)
            {
                progress?.Invoke(++done, scores.Length);
            }
        });
        return scores;
    }
}
