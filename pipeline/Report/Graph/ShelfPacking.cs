namespace GraphSec.Pipeline.Report.Graph;

/// <summary>Rectangles side by side on shelves, highest first: little is lost, and what is alike stands in a row.</summary>
/// <param name="Corners">Left top corner of each rectangle.</param>
public sealed record ShelfPacking((double X, double Y)[] Corners, double Width, double Height)
{
    /// <summary>Width of the whole to its height: that of a screen less the columns beside the picture.</summary>
    private const double Aspect = 1.3;

    public static ShelfPacking Pack((double Width, double Height)[] sizes, double gap)
    {
        var corners = new (double X, double Y)[sizes.Length];
        var area = sizes.Sum(size => (size.Width + gap) * (size.Height + gap));
        var limit = Math.Max(sizes.Select(size => size.Width).DefaultIfEmpty(0).Max(), Math.Sqrt(area * Aspect));
        double x = 0, y = 0, shelf = 0, width = 0;
        foreach (var i in Enumerable.Range(0, sizes.Length).OrderByDescending(i => sizes[i].Height).ThenBy(i => i))
        {
            if (x > 0 && x + sizes[i].Width > limit)
            {
                (x, y, shelf) = (0, y + shelf + gap, 0);
            }

            corners[i] = (x, y);
            x += sizes[i].Width + gap;
            shelf = Math.Max(shelf, sizes[i].Height);
            width = Math.Max(width, x - gap);
        }

        return new ShelfPacking(corners, width, y + shelf);
    }
}
