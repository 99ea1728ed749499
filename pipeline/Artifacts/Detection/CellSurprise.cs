namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>How surprising one cell of a block is, and what would have been usual.</summary>
/// <param name="Seen">The outcome seen.</param>
/// <param name="Probability">Of what was seen, given everything else.</param>
/// <param name="Tail">Probability of seeing anything at most as probable: the cell's p-value under the model. Small is odd;
/// rare among many equally rare is not.</param>
/// <param name="Usual">The most probable outcome.</param>
/// <param name="UsualProbability">Its probability.</param>
public sealed record CellSurprise(string Path, string Seen, double Probability, double Tail, string Usual, double UsualProbability)
{
    /// <summary>The outcome it was judged as: what was seen, or the kind of value where that alone is rare (<c>→ aws_subnet</c>).</summary>
    public string SeenAs { get; init; } = Seen;

    /// <summary>The kind of value that was seen (<c>word</c>, <c>→ aws_subnet</c>); "" where it is not known.</summary>
    public string Kind { get; init; } = "";

    /// <summary>How many values stand at the path, of which this is one.</summary>
    public int Values { get; init; } = 1;

    /// <summary>Keys of the instances it holds for, where not for all.</summary>
    public IReadOnlyList<string> Instances { get; init; } = [];

    /// <summary>Other instances of the type in the same graph that could have the path, and how many of them have the usual outcome.</summary>
    public double Peers { get; init; }

    public double PeersUsual { get; init; }

    /// <summary>How many of those peers have what was seen here.</summary>
    public double PeersSeen { get; init; }

    /// <summary>Blocks of the training corpus that could have the path, how many have the usual outcome, and what was seen here;
    /// zero where training did not know the path.</summary>
    public int TrainingBlocks { get; init; }

    public int TrainingUsual { get; init; }

    public int TrainingSeen { get; init; }

    public int TrainingRepositories { get; init; }

    /// <summary>Whether <see cref="TrainingUsual"/> is only a lower bound: training counts each value of a kind, and blocks may have several.
    /// </summary>
    public bool TrainingUsualIsLeast { get; init; }

    /// <summary>Whether <see cref="TrainingSeen"/> is only an upper bound, for the same cause.</summary>
    public bool TrainingSeenIsMost { get; init; }

    /// <summary>Share of the block's surprise, 0 to 1.</summary>
    public double Share { get; init; }

    /// <summary>Surprise in nats.</summary>
    public double Nats => -Math.Log(Math.Max(Tail, 1e-12));
}
