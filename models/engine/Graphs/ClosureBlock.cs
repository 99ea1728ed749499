namespace GraphSec.Models.Graphs;

/// <summary>
/// The transitive closure of an acyclic graph whose edges go from higher node numbers to lower, a block of columns at a time:
/// bit (n, t) says that t can be reached from n. A block bounds the memory to NodeCount × <see cref="Width"/> bits whatever
/// the graph's size; all blocks together take nodes × edges / 64 word operations.
/// </summary>
internal sealed class ClosureBlock(DirectedGraph graph)
{
    /// <summary>Columns in a block; a multiple of 64.</summary>
    public const int Width = 4096;

    private const int Words = Width / 64;

    private readonly ulong[] rows = new ulong[(long)graph.NodeCount * Words];
    private readonly ulong[] indirect = new ulong[Words];

    /// <summary>What a caller does with a node: <paramref name="indirect"/> are the columns reached by two steps or more,
    /// <paramref name="reached"/> by one or more; bit i of them is node <paramref name="first"/> + i.</summary>
    public delegate void Visit(int node, int first, ReadOnlySpan<ulong> indirect, ReadOnlySpan<ulong> reached);

    /// <summary>Visits every node of every block that can have a bit set, ascending.</summary>
    public void ForEach(Visit visit)
    {
        for (var first = 0; first < graph.NodeCount; first += Width)
        {
            // A node reaches only lower ones, so those up to the block's first column have no bit in it.
            for (var node = first + 1; node < graph.NodeCount; node++)
            {
                Fill(node, first);
                visit(node, first, indirect, Row(node));
            }
        }
    }

    public static bool Has(ReadOnlySpan<ulong> row, int first, int node)
    {
        var column = node - first;
        return (uint)column < Width && (row[column >> 6] & (1UL << (column & 63))) != 0;
    }

    private Span<ulong> Row(int node) => rows.AsSpan(node * Words, Words);

    private void Fill(int node, int first)
    {
        Array.Clear(indirect);
        foreach (var next in graph.Successors(node))
        {
            if (next > first)
            {
                var row = Row(next);
                for (var word = 0; word < Words; word++)
                {
                    indirect[word] |= row[word];
                }
            }
        }

        var own = Row(node);
        indirect.CopyTo(own);
        foreach (var next in graph.Successors(node))
        {
            var column = next - first;
            if ((uint)column < Width)
            {
                own[column >> 6] |= 1UL << (column & 63);
            }
        }
    }
}
