namespace GraphSec.Pipeline.Train.Tuning;

/// <summary>What a search has found.</summary>
/// <param name="Settings">That were searched.</param>
/// <param name="Results">Of each round, best first.</param>
/// <param name="Best">What was best in the last round.</param>
public sealed record TuningResult(
    IReadOnlyList<TunedSetting> Settings, IReadOnlyList<Trial> Trials, IReadOnlyList<HalvingRound> Rounds, IReadOnlyList<TrialResult> Results, Trial Best,
    int Seed)
{
    /// <summary>The best settings as keys of params.yaml and their values.</summary>
    public IReadOnlyList<(string Key, string Value)> BestSettings =>
        [.. Settings.Zip(Best.Values, (setting, value) => (setting.Name, TunedSetting.Text(value)))];

    /// <summary>Each trial's last result; those that got furthest come first, the best of a round before the others.</summary>
    public IReadOnlyList<TrialResult> Final =>
        [.. Results.Reverse().GroupBy(r => r.Round).OrderByDescending(g => g.Key).SelectMany(g => g.Reverse()).DistinctBy(r => r.Trial)];
}
