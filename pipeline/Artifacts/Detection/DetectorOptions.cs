namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>How what the network expects and what a block's peers have are weighed.</summary>
public sealed record DetectorOptions
{
    /// <summary>Factor on the number of peers that the network's opinion is worth by <see cref="PeerConcentration"/>: below 1
    /// trusts the house more than what is usual elsewhere.</summary>
    public double TrainedStrength { get; init; } = 0.7;

    /// <summary>How far the network may move from a path's plain frequencies: 1 trusts it wholly, 0 not at all. It was fitted to few
    /// repositories, and is surest where it has seen least.</summary>
    public double ContextWeight { get; init; } = 0.6;

    /// <summary>Graphs that the overall agreement counts for beside a path's own.</summary>
    public double CorrelationPrior { get; init; } = 5;

    /// <summary>Part of its surprise that an unusual quantity keeps: sizes and times are chosen, seldom wrong. Ports count fully.</summary>
    public double QuantityWeight { get; init; } = 0.6;

    /// <summary>Repositories at which the network's opinion of a type is worth half of what it would be with many.</summary>
    public double FewRepositories { get; init; } = 6;

    /// <summary>Peers that the fallback counts for, where it did not.</summary>
    public double UntrainedStrength { get; init; } = 0.5;

    /// <summary>Taken off every outcome's count in favour of unseen ones: the discount of Pitman-Yor and Kneser-Ney smoothing.</summary>
    public double Discount { get; init; } = 0.9;

    /// <summary>Instances of one block that count fully as peers; of more, each counts less.</summary>
    public double FullInstances { get; init; } = 10;

    /// <summary>Log-odds taken off a reference that is as usual as any. Many planted faults are in the wiring, and what is learned
    /// from them doubts references that have nothing odd about them.</summary>
    public double UsualReference { get; init; } = 1.5;

    /// <summary>The same of a value, or of nothing where nothing is usual. What is planted may be usual too: wide is what many rules are.</summary>
    public double UsualValue { get; init; } = 0.5;

    /// <summary>What a nat of what people prefer adds to them for a block that stands alone among such.</summary>
    public double PreferenceWeight { get; init; } = 1.0;

    /// <summary>Blocks that a block is connected to, itself included, where it adds half of that; and half again where any block of the graph is
    /// connected to as many. In code that hangs together what others do says more.</summary>
    public double PreferenceBlocks { get; init; } = 3;

    /// <summary>Peers that the level of a type elsewhere counts for.</summary>
    public double PreferenceStrength { get; init; } = 4;

    /// <summary>What it does without, to measure what it is worth.</summary>
    public DetectorParts Without { get; init; }
}
