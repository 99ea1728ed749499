namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>
/// The paths of one type in one graph, numbered: first those that training knew, then those that this graph adds. Cells of a
/// block are chained by path, so that finding what stands at a path is two array accesses.
/// </summary>
internal sealed class TypePaths
{
    private const int NoParent = -2;

    private readonly EncodedGraph encoded;
    private readonly TypeWords? words;
    private readonly List<string> added = [];
    private readonly Dictionary<int, int[]> addedPathsOf = [];
    private readonly int[] parents;
    private readonly int[] first;
    private int[] next = [];

    /// <param name="words">Null for a type that training did not know.</param>
    public TypePaths(EncodedGraph encoded, TypeWords? words, IReadOnlyList<int> blocks)
    {
        (this.encoded, this.words) = (encoded, words);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var block in blocks)
        {
            Number(block, numbers);
        }

        first = new int[Count];
        parents = new int[Count];
        for (var path = 0; path < parents.Length; path++)
        {
            var parent = path < Known ? words!.ParentPaths[path] : Cell.ParentOf(Name(path));
            parents[path] = parent.Length == 0 ? NoParent
                : words?.NumberOf(parent) is >= 0 and var known ? known
                : numbers.GetValueOrDefault(parent, -1);
        }
    }

    /// <summary>Paths that training knew.</summary>
    public int Known => words?.Count ?? 0;

    public int Count => Known + added.Count;

    public string Name(int path) => path < Known ? words!.Type.Variables[path].Path : added[path - Known];

    /// <summary>Number of the path of a block's cell.</summary>
    public int Of(int block, int cell)
    {
        var path = encoded.CellPaths[encoded.CellOffsets[block] + cell];
        return path >= 0 ? path : addedPathsOf[block][cell];
    }

    /// <summary>Chains a block's cells: <see cref="First"/>, <see cref="Next"/> and <see cref="Applies"/> speak of it from now on.
    /// </summary>
    public void Turn(int block)
    {
        var cells = encoded.CellOffsets[block + 1] - encoded.CellOffsets[block];
        next = next.Length < cells ? new int[cells * 2] : next;
        Array.Fill(first, -1);
        for (var c = cells - 1; c >= 0; c--)
        {
            var path = Of(block, c);
            (next[c], first[path]) = (first[path], c);
        }
    }

    /// <summary>The first cell at a path, or -1.</summary>
    public int First(int path) => first[path];

    /// <summary>The next at the same path, or -1.</summary>
    public int Next(int cell) => next[cell];

    /// <summary>Whether a block could have a path and it is known what stands there; no cells then mean absence.</summary>
    public bool Applies(ReadOnlySpan<Cell> cells, int path)
    {
        var parent = parents[path];
        if (parent != NoParent && (parent < 0 || first[parent] < 0))
        {
            return false;
        }

        for (var c = first[path]; c >= 0; c = next[c])
        {
            if (cells[c].Outcome == Cell.Unknown)
            {
                return false;
            }
        }

        return first[path] >= 0 || encoded.Features.AbsenceIsEvidence;
    }

    private void Number(int block, Dictionary<string, int> numbers)
    {
        var cells = encoded.CellsOf(block);
        int[]? others = null;
        for (var c = 0; c < cells.Length; c++)
        {
            if (encoded.CellPaths[encoded.CellOffsets[block] + c] < 0)
            {
                if (!numbers.TryGetValue(cells[c].Path, out var number))
                {
                    numbers[cells[c].Path] = number = Count;
                    added.Add(cells[c].Path);
                }

                (others ??= addedPathsOf[block] = new int[cells.Length])[c] = number;
            }
        }
    }
}
