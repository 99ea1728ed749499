namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>Asks what people prefer, and remembers: the same cells stand in block after block. For one thread.</summary>
internal sealed class CellPreference(Preference preference)
{
    /// <summary>Entries kept: a corpus has more outcomes than fit, most of which never come again.</summary>
    private const int MostKept = 1 << 16;

    /// <summary>Taken off what every path of a block counts: many small preferences together would drown a large one.</summary>
    private const double Trifle = 0.35;

    private readonly Dictionary<(string Path, string Outcome, string Shape), double> known = [];
    private readonly Cell[] one = new Cell[1];

    /// <summary>How much worse a block is than is usual for its type, elsewhere and here, for each of some blocks of a type.</summary>
    /// <param name="type">Number of the type in the vocabulary, or -1.</param>
    public double[] Worse(EncodedGraph encoded, int type, IReadOnlyList<int> blocks, double strength)
    {
        var worse = new double[blocks.Count];
        var sum = 0.0;
        for (var i = 0; i < worse.Length; i++)
        {
            sum += worse[i] = Of(encoded.CellsOf(blocks[i]));
        }

        double level = type < 0 ? 0 : preference.Levels.Values[type];
        for (var i = 0; i < worse.Length; i++)
        {
            worse[i] -= (strength * level + sum - worse[i]) / (strength + worse.Length - 1);
        }

        return worse;
    }

    /// <summary>How much worse it is to have a cell than the usual outcome of its path.</summary>
    public double Between(Cell seen, string usual) => Of(seen) - (usual == Cell.Absent ? 0 : Of(new Cell(seen.Path, usual, usual)));

    /// <summary>Σ over the paths of a block of what their words count, each less a trifle.</summary>
    public double Of(ReadOnlySpan<Cell> cells)
    {
        var sum = 0.0;
        for (int first = 0, end; first < cells.Length; first = end)
        {
            end = Preference.EndOfPath(cells, first);
            sum += Shrunk(end == first + 1 ? Of(cells[first]) : preference.OfPath(cells[first..end]));
        }

        return sum;
    }

    private static double Shrunk(double value) => Math.Sign(value) * Math.Max(0, Math.Abs(value) - Trifle);

    private double Of(Cell cell)
    {
        var key = (cell.Path, cell.Outcome, cell.Shape);
        if (!known.TryGetValue(key, out var value))
        {
            if (known.Count == MostKept)
            {
                known.Clear();
            }

            one[0] = cell;
            known[key] = value = preference.OfPath(one);
        }

        return value;
    }
}
