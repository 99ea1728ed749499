using GraphSec.Models.Kernels;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Train;

/// <summary>Measures how surprising usual blocks are, on repositories that the network did not learn from.</summary>
public static class DetectorCalibration
{
    /// <summary>The same detector with percentiles of these graphs for each form of which they hold enough, and its own for the
    /// others.</summary>
    /// <param name="unseen">Graphs of repositories that training did not see.</param>
    public static Detector Calibrate(Detector detector, IEnumerable<GraphFeatures> unseen, IKernels kernels)
    {
        var graphs = unseen.ToArray();
        return detector.With(
            FormCalibration.Of(Scores(detector, graphs, kernels), score => detector.IsTrained(score.Block)).Else(detector.Calibration),
            FormCalibration.Of(Scores(detector.Untrained(), graphs, kernels), _ => true).Else(detector.UntrainedCalibration));
    }

    private static IEnumerable<GraphScores> Scores(Detector detector, IEnumerable<GraphFeatures> graphs, IKernels kernels) =>
        graphs.Select(graph => detector.Score(graph, threshold: 100, kernels));
}
