using System.Runtime.InteropServices;

namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>All judged paths of one block. The judge of a type fills it anew for each.</summary>
/// <param name="isRaw">Takes probabilities for tails.</param>
internal sealed class JudgedBlock(bool isRaw = false)
{
    /// <summary>2 is Euclid's, infinity the largest.</summary>
    private const double Norm = 4;

    private readonly double[] tails = new double[3];
    private double[] probabilities = new double[256];
    private int used;

    public bool IsRaw => isRaw;

    public List<JudgedSlot> Slots { get; } = [];

    public List<JudgedCell> Cells { get; } = [];

    public ReadOnlySpan<double> Probabilities => probabilities.AsSpan(0, used);

    public void Clear()
    {
        Slots.Clear();
        Cells.Clear();
        used = 0;
    }

    /// <summary>Room for a path's probabilities.</summary>
    public Span<double> Open(int count)
    {
        if (used + count > probabilities.Length)
        {
            Array.Resize(ref probabilities, 2 * (used + count));
        }

        return probabilities.AsSpan(used, count);
    }

    /// <summary>Keeps the probabilities last opened.</summary>
    public void Close(int count, double tail, double least)
    {
        Slots.Add(new JudgedSlot(used, count, tail, least));
        used += count;
    }

    /// <summary>
    /// How odd the block is by its oddest paths. A tail t counts −ln t, and −ln of the chance that a usual block with these paths
    /// shows any as small (the attainable tails added up: Tarone, Biometrics 1990). The first alone would favour blocks that set
    /// much, the second those that set little; half of each ranked held-out faults best. Further oddities add a little.
    /// </summary>
    public double Surprise()
    {
        double surprise = 0, share = 1;
        foreach (var tail in SmallestTails())
        {
            var chance = Math.Min(1, Chance(tail));
            surprise += share * -0.5 * (Math.Log(Math.Max(chance, 1e-12)) + Math.Log(Math.Max(tail, 1e-12)));
            share *= 0.1;
        }

        return surprise;
    }

    /// <summary>Where the cells of each path are.</summary>
    public IEnumerable<Range> Paths()
    {
        for (int first = 0, end; first < Cells.Count; first = end)
        {
            for (end = first + 1; end < Cells.Count && Cells[end].Path == Cells[first].Path; end++)
            {
            }

            yield return first..end;
        }
    }

    /// <summary>
    /// Weighs what was seen, of each path the cell that weighs most: −ln of the chance that it is right. The surprise is their norm, nearly the
    /// largest: taken by themselves (a noisy or: Pearl, 1988) many small doubts would outweigh a large one.
    /// </summary>
    /// <param name="preferenceWeight">What people prefer makes a cell a weightier reason by so much; the block's surprise takes it as a whole.
    /// </param>
    public double Weigh(CellWeigher weigher, TypeJudge judge, int block, double preferenceWeight)
    {
        var surprise = 0.0;
        var cells = CollectionsMarshal.AsSpan(Cells);
        var odds = weigher.LogOdds(judge, this, block);
        foreach (ref var cell in cells)
        {
            cell = cell with { Weight = 0 };
        }

        for (int first = 0, end; first < cells.Length; first = end)
        {
            var (worst, most) = (first, double.NegativeInfinity);
            for (end = first; end < cells.Length && cells[end].Path == cells[first].Path; end++)
            {
                (worst, most) = odds[end] > most ? (end, odds[end]) : (worst, most);
            }

            var nats = Softplus(most);
            cells[worst] = cells[worst] with { Weight = nats + Math.Max(0, preferenceWeight * weigher.Preferred(judge, block, cells[worst])) };
            surprise += Math.Pow(nats, Norm);
        }

        return Math.Pow(surprise, 1 / Norm);
    }

    /// <summary>A surprise after more evidence.</summary>
    /// <param name="more">What it adds to the log-odds that something is wrong.</param>
    public static double Odder(double surprise, double more) => more == 0 ? surprise : Softplus(Math.Log(Math.Exp(surprise) - 1 + 1e-9) + more);

    private static double Softplus(double x) => x > 30 ? x : Math.Log(1 + Math.Exp(x));

    /// <summary>That a usual block with these paths shows a tail as small, at most.</summary>
    internal double Chance(double tail)
    {
        if (isRaw)
        {
            return tail;
        }

        var chance = 0.0;
        foreach (var slot in Slots)
        {
            // Beyond 1 it makes no difference, and most outcomes are likelier than the oddest ones seen.
            if (slot.Least <= tail * (1 + 1e-9) && chance < 1)
            {
                chance += PeerMixture.AttainableTail(probabilities.AsSpan(slot.Start, slot.Count), tail);
            }
        }

        return chance;
    }

    private ReadOnlySpan<double> SmallestTails()
    {
        var count = 0;
        foreach (var slot in Slots)
        {
            var at = count;
            for (; at > 0 && tails[at - 1] > slot.Tail; at--)
            {
                if (at < tails.Length)
                {
                    tails[at] = tails[at - 1];
                }
            }

            if (at < tails.Length)
            {
                tails[at] = slot.Tail;
                count = Math.Min(tails.Length, count + 1);
            }
        }

        return tails.AsSpan(0, count);
    }
}
