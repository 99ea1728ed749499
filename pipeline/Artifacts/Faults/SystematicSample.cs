namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>Every k-th of a sorted list (Madow and Madow, Annals of Mathematical Statistics 1944): its distribution is the list's.</summary>
/// <param name="share">Share of the list in a sample, at least one.</param>
/// <param name="start">Below 1: where in its first k a sample starts.</param>
internal sealed class SystematicSample(EligibleBlock[] sorted, double share, double start)
{
    /// <summary>Blocks of a sample.</summary>
    public int Size { get; } = Math.Max(1, (int)Math.Round(sorted.Length * share));

    /// <param name="lost">Cells that the fault takes away: drawn are blocks with as many more than the list, so that afterwards they
    /// have the list's.</param>
    public IEnumerable<EligibleBlock> Draw(int round, int rounds, int lost)
    {
        var step = sorted.Length / (double)Size;
        var offset = (start + round) / rounds * step;
        var taken = new HashSet<int>();
        for (var i = 0; i < Size; i++)
        {
            var at = Math.Min(sorted.Length - 1, (int)(offset + i * step));
            if (lost > 0)
            {
                at = Fuller(at, lost, taken);
            }

            if (taken.Add(at))
            {
                yield return sorted[at];
            }
        }
    }

    /// <summary>The block of as many edges that is not taken yet and whose cells, less those lost, come nearest to those at a place,
    /// then whose place in its graph; the place itself where there is none.</summary>
    private int Fuller(int place, int lost, HashSet<int> taken)
    {
        var (best, distance) = (place, double.MaxValue);
        for (var at = 0; at < sorted.Length; at++)
        {
            var gap = Math.Abs(sorted[at].Cells - lost - sorted[place].Cells) + Math.Abs(sorted[at].Place - sorted[place].Place);
            if (sorted[at].Edges == sorted[place].Edges && gap < distance && !taken.Contains(at))
            {
                (best, distance) = (at, gap);
            }
        }

        return best;
    }
}
