using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Score.Explanations;

/// <summary>An outlier beside other blocks: how alike they are apart from its reasons, whether they show what is usual there, and what differs.
/// </summary>
internal sealed class Comparison
{
    private const int MostDifferences = 5;

    private readonly BlockSight block;
    private readonly IReadOnlyList<CellSurprise> reasons;
    private readonly Func<(string Path, string Outcome), double> weigh;
    private readonly HashSet<string> words;
    private readonly HashSet<string> odd;
    private readonly Dictionary<(string Path, string Outcome), double> traits = [];
    private readonly double total;

    /// <param name="weigh">What a trait weighs.</param>
    public Comparison(BlockSight block, IReadOnlyList<CellSurprise> reasons, Func<(string Path, string Outcome), double> weigh)
    {
        (this.block, this.reasons, this.weigh) = (block, reasons, weigh);
        odd = reasons.Select(reason => reason.Path).ToHashSet(StringComparer.Ordinal);
        words = [.. Words(block)];
        foreach (var (path, outcome, isBonus) in block.Traits.Where(trait => !IsOdd(trait.Path)))
        {
            var weight = weigh((path, outcome));
            total += traits.TryAdd((path, outcome), weight) && !isBonus ? weight : 0;
        }
    }

    /// <summary>What the outlier has besides its reasons.</summary>
    public IEnumerable<(string Path, string Outcome)> Traits => traits.Keys;

    /// <summary>The weight of what both have, of all that either has, reasons left out: 0 to 1.</summary>
    public double Likeness(BlockSight other)
    {
        var (both, bonus, theirs) = (0.0, 0.0, 0.0);
        foreach (var (path, outcome, isBonus) in Distinct(other.Traits))
        {
            if (IsOdd(path))
            {
                continue;
            }

            var isShared = traits.TryGetValue((path, outcome), out var weight);
            both += isShared && !isBonus ? weight : 0;
            bonus += isShared && isBonus ? weight : 0;
            theirs += isBonus ? 0 : isShared ? weight : weigh((path, outcome));
        }

        var either = total + theirs - both + bonus;
        return either > 0 ? (both + bonus) / either : 1;
    }

    /// <summary>Equal traits follow each other, for cells are sorted by path; a reference's kind alone may come again.</summary>
    private static IEnumerable<(string Path, string Outcome, bool IsBonus)> Distinct(IEnumerable<(string Path, string Outcome, bool IsBonus)> traits)
    {
        (string Path, string Outcome, bool IsBonus) kind = default;
        foreach (var trait in traits)
        {
            if (trait != kind)
            {
                kind = trait.IsBonus ? kind : trait;
                yield return trait;
            }
        }
    }

    /// <summary>How much of the surprise another block does without: all of a reason where it has what is usual, half where it has
    /// anything else than what was seen. 0 to 1.</summary>
    public double Contrast(BlockSight other) => reasons.Sum(reason => reason.Share * Contrast(other, reason));

    /// <summary>Words of its name that another has too.</summary>
    public int SharedWords(BlockSight other) => Words(other).Distinct(StringComparer.Ordinal).Count(words.Contains);

    /// <summary>Where the two differ: what the reasons are about first, then what is rarest. Where only one has a block, what
    /// stands in it is not listed; that siblings refer to different ones of a type is the rule.</summary>
    public (IReadOnlyList<CellDifference> Listed, int More) Differences(BlockSight other)
    {
        var paths = block.Cells.Concat(other.Cells).Select(cell => cell.Path).Concat(odd).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        var missing = new HashSet<string>(StringComparer.Ordinal);
        var found = new List<(CellDifference Difference, double Weight)>();
        foreach (var path in paths)
        {
            IReadOnlyList<Cell> here = block.At(path), there = other.At(path);
            if ((here.Count == 0) != (there.Count == 0))
            {
                missing.Add(path);
            }

            if (!missing.Contains(Cell.ParentOf(path)) && !here.Concat(there).Any(cell => cell.Outcome == Cell.Unknown) && Differ(path, here, there))
            {
                found.Add((new CellDifference(path, Outcomes(here), Outcomes(there)), here.Concat(there).Max(cell => weigh((path, cell.Outcome)))));
            }
        }

        CellDifference[] sorted = [.. found.OrderBy(each => RankOf(each.Difference.Path)).ThenByDescending(each => each.Weight)
            .ThenBy(each => each.Difference.Path, StringComparer.Ordinal).Select(each => each.Difference)];
        return (sorted[..Math.Min(sorted.Length, MostDifferences)], Math.Max(0, sorted.Length - MostDifferences));
    }

    private static double Contrast(BlockSight other, CellSurprise reason)
    {
        var there = other.At(reason.Path);
        var isUsual = reason.Usual == Cell.Absent ? there.Count == 0
            : there.Count > 0 && there.All(cell => cell.Outcome == reason.Usual || cell.Shape == reason.Usual);
        var isSeen = reason.Seen == Cell.Absent ? there.Count == 0 : there.Any(cell => cell.Outcome == reason.Seen);
        return isUsual && !isSeen ? 1 : isSeen ? 0 : 0.5;
    }

    private bool Differ(string path, IReadOnlyList<Cell> here, IReadOnlyList<Cell> there)
    {
        var asKinds = !odd.Contains(path);
        return !here.Select(cell => Name(cell, asKinds)).ToHashSet(StringComparer.Ordinal).SetEquals(there.Select(cell => Name(cell, asKinds)));
    }

    private static string Name(Cell cell, bool asKind) => asKind && cell.IsReference ? cell.Shape : cell.Outcome;

    private static string[] Outcomes(IReadOnlyList<Cell> cells) =>
        cells.Count == 0 ? [Cell.Absent] : [.. cells.Select(cell => cell.Outcome).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private int RankOf(string path)
    {
        for (var i = 0; i < reasons.Count; i++)
        {
            if (reasons[i].Path == path)
            {
                return i;
            }
        }

        return reasons.Count;
    }

    /// <summary>Whether a path is one of the reasons', or stands in one.</summary>
    private bool IsOdd(string path)
    {
        foreach (var reason in reasons)
        {
            if (path.StartsWith(reason.Path, StringComparison.Ordinal)
                && (path.Length == reason.Path.Length || path[reason.Path.Length] is '.' or '['))
            {
                return true;
            }
        }

        return false;
    }

    private static string[] Words(BlockSight sight) => sight.Block.Address.Split(['.', '_', '-', '[', ']', '"'], StringSplitOptions.RemoveEmptyEntries);
}
