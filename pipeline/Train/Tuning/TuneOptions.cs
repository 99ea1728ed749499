namespace GraphSec.Pipeline.Train.Tuning;

/// <summary>What is searched, and for how long.</summary>
public sealed record TuneOptions
{
    /// <summary>Settings that are tried, those that stand among them.</summary>
    public int Trials { get; init; } = 27;

    /// <summary>Epochs of all trials together, at the most; 0 for the least that there can be.</summary>
    public int Budget { get; init; }

    /// <summary>Names of the settings that are searched; none for all.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Seed of the settings that are drawn.</summary>
    public int Seed { get; init; } = 7;

    /// <summary>Goes on where an earlier run of the same features and options was cut off, if there was one.</summary>
    public bool Resume { get; init; }
}
