using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Models.Kernels;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Train.Tuning;

/// <summary>
/// Searches settings of training: random ones (Bergstra and Bengio, JMLR 2012), of which the better go on. Deterministic for a seed.
/// Test repositories are never looked at.
/// </summary>
internal sealed class Tuner
{
    private readonly NetworkFitting fitting;
    private readonly IReadOnlyList<GraphFeatures> labelled;
    private readonly Detector? init;
    private readonly IKernels kernels;
    private readonly Func<Detector, double> judge;
    private readonly Action<int, int, string>? progress;
    private int total;
    private int done;

    /// <param name="judge">How good a detector is; higher is better.</param>
    /// <param name="progress">Told how many of all epochs are done, and of what.</param>
    public Tuner(NetworkFitting fitting, IReadOnlyList<GraphFeatures> labelled, Detector? init, IKernels kernels, Func<Detector, double> judge,
        Action<int, int, string>? progress = null)
    {
        (this.fitting, this.labelled, this.init, this.kernels) = (fitting, labelled, init, kernels);
        (this.judge, this.progress) = (judge, progress);
    }

    /// <param name="basis">The settings as they stand.</param>
    /// <exception cref="InputException">The budget does not suffice, there is no such setting, or the state cannot be read or written.</exception>
    public TuningResult Run(TrainOptions basis, TuneOptions options, TuningState state)
    {
        var (settings, rounds) = (SettingCatalog.Named(options.Settings), HalvingRound.Of(options.Trials, options.Budget));
        var trials = Trial.Draw(basis, settings, options.Trials, options.Seed);
        var (left, results) = (trials, new List<TrialResult>());
        (total, done) = (HalvingRound.Sum(rounds), 0);
        foreach (var round in rounds)
        {
            var ranked = TrialResult.Ranked([.. left.Select(trial => state.Find(trial.Number, round.Number) ?? Measure(trial, round, state))]);
            results.AddRange(ranked);
            done = HalvingRound.Sum([.. rounds.Take(round.Number)]);
            left = [.. Kept(ranked, round.Number < rounds.Count ? rounds[round.Number].Trials : 1).Select(number => trials[number - 1])];
            state.Keep(round.Number < rounds.Count ? left.Select(trial => trial.Number) : []);
        }

        return new TuningResult(settings, trials, rounds, results, left[0], options.Seed);
    }

    /// <summary>The best, and in the last place the first trial: whether anything is better than the settings as they stand is to be known
    /// at the end.</summary>
    private static IEnumerable<int> Kept(IReadOnlyList<TrialResult> ranked, int count)
    {
        int[] best = [.. ranked.Take(count).Select(result => result.Trial)];
        return count == 1 || best.Contains(1) ? best : [.. best[..^1], 1];
    }

    private TrialResult Measure(Trial trial, HalvingRound round, TuningState state)
    {
        var (options, name) = (trial.Options with { Network = trial.Options.Network with { Epochs = round.Epochs } }, $"round {round.Number}, trial {trial.Number}");
        progress?.Invoke(done, total, name);
        var fitted = fitting.Fit(options.Network, epoch => progress?.Invoke(done = Math.Min(done + 1, total), total, FormattableString.Invariant($"{name}: loss {epoch.Validation:0.0000}")),
            state.Checkpoint(trial.Number), checkpoint => state.Write(trial.Number, checkpoint));
        progress?.Invoke(done, total, $"{name}: faults");
        var detector = DetectorTraining.Complete(fitted, fitting.Features, options, kernels, labelled, init).Detector;
        var best = fitted.History.Count == 0 ? new EpochLoss(0, double.NaN, double.NaN) : fitted.History.MinBy(epoch => epoch.Validation)!;
        var result = new TrialResult(trial.Number, round.Number, fitted.History.Count, best.Epoch, best.Validation, judge(detector));
        state.Add(result);
        return result;
    }
}
