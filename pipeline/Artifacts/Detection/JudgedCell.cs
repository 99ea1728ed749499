namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>What was seen at one path of one block, in numbers: a <see cref="CellSurprise"/> that nobody has asked for yet.</summary>
internal readonly record struct JudgedCell
{
    /// <summary>Number of the path in its <see cref="TypeJudge"/>.</summary>
    public required int Path { get; init; }

    /// <summary>Number of the cell in its block, or -1 for nothing.</summary>
    public required int Cell { get; init; }

    /// <summary>The outcome seen.</summary>
    public required int Seen { get; init; }

    /// <summary>The most probable outcome.</summary>
    public required int Usual { get; init; }

    public required double Probability { get; init; }

    public required double UsualProbability { get; init; }

    public required double Tail { get; init; }

    /// <summary>Probability of what was seen before peers were asked.</summary>
    public required double Expected { get; init; }

    /// <summary>Peers that the expectation was worth.</summary>
    public required double Strength { get; init; }

    /// <summary>Tail of what was seen before peers were asked.</summary>
    public required double ExpectedTail { get; init; }

    /// <summary>Weighted peers; of them those with the outcome seen, and with the usual one.</summary>
    public required double Peers { get; init; }

    public required double PeersSeen { get; init; }

    public required double PeersUsual { get; init; }

    /// <summary>What the other blocks of the type have there.</summary>
    public required OthersHaving Others { get; init; }

    public required bool IsTrained { get; init; }

    /// <summary>What it adds to the block's surprise, in nats, where a network weighed it; else NaN.</summary>
    public double Weight { get; init; } = double.NaN;

    /// <summary>Surprise in nats.</summary>
    public double Nats => double.IsNaN(Weight) ? -Math.Log(Math.Max(Tail, 1e-12)) : Weight;

    public JudgedCell()
    {
    }
}
