using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Score.Explanations;

/// <summary>A block, or one instance of it, as one sees it when comparing: what it has at each path.</summary>
/// <param name="Instance">Address of the instance; null for the block as a whole.</param>
internal sealed record BlockSight(GraphFeatures Graph, BlockFeatures Block, NearestOrigin Origin, string? Instance = null)
{
    public string Address => Instance ?? Block.Address;

    /// <summary>What it has, absences left out, sorted by path.</summary>
    public IEnumerable<Cell> Cells => Block.Cells.Where(cell => cell.Outcome != Cell.Absent && IsOf(cell));

    /// <summary>What makes blocks alike where both have it. A bonus makes them more alike and its lack no less: that siblings refer to
    /// different ones of a type, and stand at different places, is the rule.</summary>
    public IEnumerable<(string Path, string Outcome, bool IsBonus)> Traits
    {
        get
        {
            foreach (var cell in Cells.Where(cell => cell.Outcome != Cell.Unknown))
            {
                yield return (cell.Path, cell.IsReference ? cell.Shape : cell.Outcome, false);
                if (cell.IsReference && cell.Shape != cell.Outcome)
                {
                    yield return (cell.Path, cell.Outcome, true);
                }
            }

            if (Block.Place is { } place)
            {
                yield return ("", place.File, true);
                yield return ("", place.ToString(), true);
            }
        }
    }

    /// <summary>The cells at a path.</summary>
    public IReadOnlyList<Cell> At(string path)
    {
        var (first, end) = CellRange.Of(Block, path);
        return first == end ? [] : [.. Block.Cells.Take(end).Skip(first).Where(cell => cell.Outcome != Cell.Absent && IsOf(cell))];
    }

    private bool IsOf(Cell cell) => Instance is null || cell.Instances.Count == 0 || cell.Instances.Contains(Instance);
}
