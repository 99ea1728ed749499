namespace GraphSec.Pipeline.Train.Tuning;

/// <summary>How good a trial was after a round.</summary>
/// <param name="Epochs">That it was trained for, fewer than the round's where it stopped by itself.</param>
/// <param name="BestEpoch">Whose weights it has.</param>
/// <param name="Loss">Of that epoch: nats for a hidden cell of the validation repositories.</param>
/// <param name="Precision">Average precision on faults planted in validation repositories that no weight was learned from.</param>
public sealed record TrialResult(int Trial, int Round, int Epochs, int BestEpoch, double Loss, double Precision)
{
    /// <summary>Best first, by the sum of both places: loss says how well the network knows what is usual, precision what comes of it,
    /// and of less data. The one with more precision comes first where sums are equal.</summary>
    public static IReadOnlyList<TrialResult> Ranked(IReadOnlyCollection<TrialResult> results)
    {
        var (byLoss, byPrecision) = (Places(results.Select(r => -r.Loss)), Places(results.Select(r => r.Precision)));
        return [.. results.Select((result, i) => (result, Sum: byLoss[i] + byPrecision[i]))
            .OrderBy(r => r.Sum).ThenByDescending(r => Known(r.result.Precision)).ThenBy(r => r.result.Trial).Select(r => r.result)];
    }

    /// <summary>How many are better, for each.</summary>
    private static int[] Places(IEnumerable<double> goodness)
    {
        double[] all = [.. goodness.Select(Known)];
        return Array.ConvertAll(all, own => all.Count(other => other > own));
    }

    private static double Known(double value) => double.IsNaN(value) ? double.NegativeInfinity : value;
}
