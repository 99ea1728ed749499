namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>
/// What a graph says elsewhere under the same name, whatever the type: a region, a network, a key. The only cluster of a graph has no
/// peers, but all that stands around it is in one region.
/// </summary>
internal sealed class HouseValues
{
    /// <summary>Numbers of a cell.</summary>
    public const int Width = 6;

    private readonly Dictionary<string, LeafValues> valuesOf = new(StringComparer.Ordinal);

    public HouseValues(GraphFeatures graph)
    {
        foreach (var cell in graph.Blocks.SelectMany(block => block.Cells).Where(cell => cell.IsWritten || cell.IsGiven))
        {
            var leaf = Cell.LeafOf(cell.Path);
            var values = valuesOf.TryGetValue(leaf, out var known) ? known : valuesOf[leaf] = new LeafValues();
            if (cell.IsGiven)
            {
                values.Given++;
            }
            else
            {
                values.Written++;
            }

            if (Speaks(cell))
            {
                values.Add(cell.Outcome);
            }
        }
    }

    /// <summary>Other cells of the name with the same value and with another, the share of the same, the share of the value that
    /// is the most frequent there; how many are given from elsewhere (a variable, another resource) and their share, for what is written
    /// out here: a project that the rest of the code asks for. Zeros for what is no value.</summary>
    public void Fill(Cell cell, Span<float> into)
    {
        into[..Width].Clear();
        if (!valuesOf.TryGetValue(Cell.LeafOf(cell.Path), out var values))
        {
            return;
        }

        if (cell.IsWritten)
        {
            into[4] = (float)Math.Log(1 + values.Given);
            into[5] = values.Given / (float)(values.Given + values.Written);
        }

        if (!Speaks(cell))
        {
            return;
        }

        double same = values.Of(cell.Outcome) - 1, all = values.Total - 1;
        into[0] = (float)Math.Log(1 + same);
        into[1] = (float)Math.Log(1 + all - same);
        into[2] = (float)(same / (all + 1));
        into[3] = (float)(values.MostWithout(cell.Outcome) / (all + 1));
    }

    private static bool Speaks(Cell cell) =>
        !Cell.IsStructural(cell.Path) && cell.Outcome is not (Cell.Absent or Cell.Unknown or Cell.Present or Cell.Document) && cell.Outcome != cell.Shape;

    /// <summary>How often each value stands under a name.</summary>
    private sealed class LeafValues
    {
        private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
        private string first = "";
        private int firstCount;
        private int secondCount;

        public int Total { get; private set; }

        public int Given { get; set; }

        public int Written { get; set; }

        public void Add(string value)
        {
            Total++;
            var count = counts[value] = counts.GetValueOrDefault(value) + 1;
            if (value == first)
            {
                firstCount = count;
            }
            else if (count > firstCount)
            {
                (first, firstCount, secondCount) = (value, count, firstCount);
            }
            else
            {
                secondCount = Math.Max(secondCount, count);
            }
        }

        public int Of(string value) => counts.GetValueOrDefault(value);

        /// <summary>How often the most frequent value stands there, one cell with a value left out.</summary>
        public int MostWithout(string value) => value == first ? Math.Max(firstCount - 1, secondCount) : firstCount;
    }
}
