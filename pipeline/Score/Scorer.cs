using GraphSec.Models.Kernels;
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
        var scores = new GraphScores[corpus.Graphs.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = Score(corpus.Graphs[i].Graph, detector, options, kernels);
            progress?.Invoke(i + 1, scores.Length);
        }

        return scores;
    }
}
