using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Score.Explanations;

/// <summary>How many instances could have a path, and how many have each outcome and each kind of value there.</summary>
internal sealed class PathTally
{
    private readonly Dictionary<string, int> outcomes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> kinds = new(StringComparer.Ordinal);

    public int Possible { get; private set; }

    /// <summary>Adds what a block's instances have. Where it is unknown they do not count; where what the path stands in is missing,
    /// they could not have it.</summary>
    /// <param name="only">Instances to count; null counts all.</param>
    public void Add(GraphFeatures graph, BlockFeatures block, string path, IReadOnlyList<string>? only = null)
    {
        var all = only?.Count ?? Math.Max(1, block.Instances);
        var (first, end) = CellRange.Of(block, path);
        if (first == end)
        {
            if (graph.AbsenceIsEvidence && (Cell.ParentOf(path) is not { Length: > 0 } parent || CellRange.Of(block, parent) is var (from, to) && from < to))
            {
                Count(all, Cell.Absent, Cell.Absent);
                Possible += all;
            }

            return;
        }

        for (var c = first; c < end; c++)
        {
            if (block.Cells[c].Outcome == Cell.Unknown)
            {
                return;
            }
        }

        Possible += all;
        for (var c = first; c < end; c++)
        {
            var cell = block.Cells[c];
            Add(outcomes, cell.Outcome, Instances(cell, all, only));
            if (IsFirstOfKind(block, first, c))
            {
                Add(kinds, cell.Shape, Together(block, c, end, all, only));
            }
        }
    }

    /// <summary>Instances with an outcome, or with a kind of value.</summary>
    public int Of(string outcome) => kinds.TryGetValue(outcome, out var count) ? count : outcomes.GetValueOrDefault(outcome);

    private static int Instances(Cell cell, int all, IReadOnlyList<string>? only) => cell.Instances.Count == 0 ? all
        : only is null ? cell.Instances.Count
        : cell.Instances.Count(only.Contains);

    private static bool IsFirstOfKind(BlockFeatures block, int first, int at)
    {
        for (var c = first; c < at; c++)
        {
            if (block.Cells[c].Shape == block.Cells[at].Shape)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Instances with any value of the kind of the first cell, each counted once.</summary>
    private static int Together(BlockFeatures block, int first, int end, int all, IReadOnlyList<string>? only)
    {
        HashSet<string>? together = null;
        for (var c = first; c < end; c++)
        {
            if (block.Cells[c].Shape == block.Cells[first].Shape)
            {
                if (block.Cells[c].Instances.Count == 0)
                {
                    return all;
                }

                together ??= new HashSet<string>(StringComparer.Ordinal);
                together.UnionWith(block.Cells[c].Instances);
            }
        }

        return only is null ? together!.Count : only.Count(together!.Contains);
    }

    private void Count(int count, string outcome, string kind)
    {
        Add(outcomes, outcome, count);
        Add(kinds, kind, count);
    }

    private static void Add(Dictionary<string, int> counts, string key, int count) => counts[key] = counts.GetValueOrDefault(key) + count;
}
