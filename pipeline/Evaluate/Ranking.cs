namespace GraphSec.Pipeline.Evaluate;

/// <summary>Figures of one ranker on a group of faults.</summary>
/// <param name="Figures">By <see cref="Figure"/>.</param>
/// <param name="Ahead">How far the detector is ahead of this ranker, by figure: the interval is of the paired difference.</param>
public sealed record Ranking(IReadOnlyList<Estimate> Figures, IReadOnlyList<Estimate> Ahead, int Faults, int Blocks)
{
    public Estimate this[Figure figure] => Figures[(int)figure];
}
