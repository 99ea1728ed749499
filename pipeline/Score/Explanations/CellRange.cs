using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Score.Explanations;

/// <summary>Where the cells of a path stand among those of a block, which are sorted by path.</summary>
internal static class CellRange
{
    /// <returns>The first and the one after the last; equal where there is none.</returns>
    public static (int First, int End) Of(BlockFeatures block, string path)
    {
        var cells = block.Cells;
        int low = 0, high = cells.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(cells[middle].Path, path) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        var end = low;
        while (end < cells.Count && cells[end].Path == path)
        {
            end++;
        }

        return (low, end);
    }
}
