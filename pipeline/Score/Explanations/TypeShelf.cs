using System.Runtime.InteropServices;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Score.Explanations;

/// <summary>
/// Blocks of one type to compare with, findable by what they have. A trait weighs −ln-like with the blocks that have it (inverse document
/// frequency, Spärck Jones 1972); likeness is the weight that two share of what either has (weighted Jaccard, Ruzicka 1958). Work is
/// bounded however many there are: rare traits are looked up first, and only the likeliest are compared in full.
/// </summary>
internal sealed class TypeShelf
{
    /// <summary>Holders of traits that are looked at for one block, about.</summary>
    private const int MostSteps = 2_000;

    /// <summary>Blocks that are compared in full.</summary>
    private const int MostCompared = 16;

    private readonly IReadOnlyList<BlockSight> sights;
    private readonly Dictionary<(string Path, string Outcome), List<int>> holders = [];
    private readonly double[] shared;

    public TypeShelf(IReadOnlyList<BlockSight> sights)
    {
        this.sights = sights;
        shared = new double[sights.Count];
        for (var i = 0; i < sights.Count; i++)
        {
            foreach (var (path, outcome, _) in sights[i].Traits)
            {
                var trait = (path, outcome);
                var list = holders.TryGetValue(trait, out var known) ? known : holders[trait] = [];
                if (list.Count == 0 || list[^1] != i)
                {
                    list.Add(i);
                }
            }
        }
    }

    /// <summary>The most similar to a block that show what is usual instead; null where there is nothing to compare with.</summary>
    /// <param name="siblings">Further ones, which are on no shelf: other instances of the same block.</param>
    public (BlockSight Sight, double Likeness)? Nearest(BlockSight block, IReadOnlyList<CellSurprise> reasons, IReadOnlyList<BlockSight> siblings)
    {
        var comparison = new Comparison(block, reasons, Weight);
        return Likeliest(comparison).Concat(siblings)
            .Select(other => (Sight: other, Likeness: comparison.Likeness(other), Contrast: comparison.Contrast(other)))
            .OrderByDescending(found => found.Likeness * (1 + found.Contrast))
            .ThenByDescending(found => found.Sight.Block.Type == block.Block.Type)
            .ThenByDescending(found => comparison.SharedWords(found.Sight))
            .ThenBy(found => found.Sight.Graph.Name, StringComparer.Ordinal)
            .ThenBy(found => found.Sight.Address, StringComparer.Ordinal)
            .Select(found => ((BlockSight, double)?)(found.Sight, found.Likeness))
            .FirstOrDefault();
    }

    /// <summary>What a trait weighs.</summary>
    public double Weight((string Path, string Outcome) trait) =>
        Math.Log(1 + (sights.Count + 1.0) / ((holders.TryGetValue(trait, out var known) ? known.Count : 0) + 1));

    private IEnumerable<BlockSight> Likeliest(Comparison comparison)
    {
        if (sights.Count <= MostCompared)
        {
            return sights;
        }

        var touched = new List<int>();
        foreach (var list in comparison.Traits.Select(trait => holders.GetValueOrDefault(trait)).OfType<List<int>>().OrderBy(list => list.Count))
        {
            if (touched.Count + list.Count > MostSteps && touched.Count >= MostCompared)
            {
                break;
            }

            var weight = Math.Log(1 + (sights.Count + 1.0) / (list.Count + 1));
            foreach (var holder in CollectionsMarshal.AsSpan(list)[..Math.Min(list.Count, MostSteps)])
            {
                if (shared[holder] == 0)
                {
                    touched.Add(holder);
                }

                shared[holder] += weight;
            }
        }

        if (touched.Count == 0)
        {
            return sights.Take(MostCompared);
        }

        var kept = new PriorityQueue<int, (double Shared, int Last)>();
        var least = 0.0;
        foreach (var holder in touched)
        {
            if (kept.Count < MostCompared)
            {
                kept.Enqueue(holder, (shared[holder], -holder));
            }
            else if (shared[holder] > least)
            {
                kept.EnqueueDequeue(holder, (shared[holder], -holder));
            }

            least = kept.Count < MostCompared || !kept.TryPeek(out _, out var last) ? 0 : last.Shared;
            shared[holder] = 0;
        }

        return kept.UnorderedItems.Select(item => sights[item.Element]);
    }
}
