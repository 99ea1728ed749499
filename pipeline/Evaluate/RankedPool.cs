namespace GraphSec.Pipeline.Evaluate;

/// <summary>
/// Scores of one ranker over a group of faults, folded so that a figure for any weights of repositories costs little: from the top
/// down, one step for each score that a fault has and one for all that lies between two.
/// </summary>
internal sealed class RankedPool
{
    private readonly List<int> stepOffsets = [0];
    private readonly List<(int Repository, int Faults, int Others)> entries = [];
    private readonly double[][] found;
    private readonly int[] faultsOf;
    private readonly int[] othersOf;

    /// <param name="rows">Score, repository, whether it has a fault, and for a fault the share of its graph that ranks above.</param>
    /// <param name="tops">Shares below which a fault counts as found.</param>
    public RankedPool(IEnumerable<(double Score, int Repository, bool IsFault, double Above)> rows, int repositories, double[] tops)
    {
        var sorted = rows.OrderByDescending(r => r.Score).ToArray();
        faultsOf = new int[repositories];
        othersOf = new int[repositories];
        found = [.. tops.Select(_ => new double[repositories])];
        var step = new SortedDictionary<int, (int Faults, int Others)>();
        var hasFaults = false;
        for (var first = 0; first < sorted.Length;)
        {
            var end = first;
            var anyFault = false;
            while (end < sorted.Length && sorted[end].Score == sorted[first].Score)
            {
                anyFault |= sorted[end++].IsFault;
            }

            if ((anyFault || hasFaults) && step.Count > 0)
            {
                Close(step);
            }

            hasFaults = anyFault;
            for (; first < end; first++)
            {
                Count(sorted[first], step, tops);
            }
        }

        Close(step);
    }

    public int Faults => faultsOf.Sum();

    public int Blocks => Faults + othersOf.Sum();

    /// <summary>All figures, by <see cref="Figure"/>, where each repository counts as often as its weight says.</summary>
    public double[] Figures(int[] weights)
    {
        double faults = Weighted(faultsOf, weights), others = Weighted(othersOf, weights);
        double faultsAbove = 0, othersAbove = 0, area = 0, precision = 0, top = 0;
        for (var step = 0; step + 1 < stepOffsets.Count; step++)
        {
            double here = 0, beside = 0;
            for (var i = stepOffsets[step]; i < stepOffsets[step + 1]; i++)
            {
                here += (double)weights[entries[i].Repository] * entries[i].Faults;
                beside += (double)weights[entries[i].Repository] * entries[i].Others;
            }

            if (here > 0)
            {
                area += here * (others - othersAbove - beside / 2);
                precision += here * (faultsAbove + here) / (faultsAbove + here + othersAbove + beside);
                top += here * Math.Clamp((faults - faultsAbove - othersAbove) / (here + beside), 0, 1);
            }

            faultsAbove += here;
            othersAbove += beside;
        }

        return
        [
            others == 0 ? double.NaN : area / (faults * others),
            precision / faults,
            top / faults,
            .. found.Select(f => f.Zip(weights, (share, weight) => share * weight).Sum() / faults),
        ];
    }

    private void Count((double Score, int Repository, bool IsFault, double Above) row,
        SortedDictionary<int, (int Faults, int Others)> step, double[] tops)
    {
        var (faults, others) = step.GetValueOrDefault(row.Repository);
        step[row.Repository] = row.IsFault ? (faults + 1, others) : (faults, others + 1);
        (row.IsFault ? faultsOf : othersOf)[row.Repository]++;
        for (var i = 0; row.IsFault && i < tops.Length; i++)
        {
            found[i][row.Repository] += row.Above < tops[i] ? 1 : 0;
        }
    }

    private void Close(SortedDictionary<int, (int Faults, int Others)> step)
    {
        entries.AddRange(step.Select(s => (s.Key, s.Value.Faults, s.Value.Others)));
        stepOffsets.Add(entries.Count);
        step.Clear();
    }

    private static double Weighted(int[] counts, int[] weights) => counts.Zip(weights, (count, weight) => (double)count * weight).Sum();
}
