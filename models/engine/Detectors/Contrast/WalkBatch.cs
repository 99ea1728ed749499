namespace GraphSec.Models.Detectors.Contrast;

/// <summary>
/// A neighbourhood for every node, drawn by a random walk with restart: row <c>node · size</c> stands for the node itself, whose
/// features are hidden there, and the rows after it for nodes met on the way.
/// </summary>
internal sealed class WalkBatch
{
    private const float Restart = 0.5f;

    private WalkBatch(int[] members, CsrMatrix adjacency, CsrMatrix readout) =>
        (Members, Adjacency, Readout) = (members, adjacency, readout);

    /// <summary>Nodes · size: which node stands in a row; the number of nodes, for a row of zeros, in the first of each neighbourhood.</summary>
    public int[] Members { get; }

    /// <summary>Rows of the neighbourhoods that are joined, normalized.</summary>
    public CsrMatrix Adjacency { get; }

    /// <summary>Takes the mean of a neighbourhood's rows.</summary>
    public CsrMatrix Readout { get; }

    public static WalkBatch Draw(CsrMatrix neighbours, int size, Pcg32 random)
    {
        var nodes = neighbours.Rows;
        var (met, members) = (new int[nodes * size], new int[nodes * size]);
        var (from, to) = (new List<int>(), new List<int>());
        for (var node = 0; node < nodes; node++)
        {
            var own = met.AsSpan(node * size, size);
            Walk(neighbours, node, own, random);
            for (var a = 0; a < size; a++)
            {
                members[node * size + a] = a == 0 ? nodes : own[a];
                for (var b = a + 1; b < size; b++)
                {
                    if (own[a] == own[b] || Near(neighbours, own[a]).BinarySearch(own[b]) >= 0)
                    {
                        from.Add(node * size + a);
                        to.Add(node * size + b);
                    }
                }
            }
        }

        int[] starts = [.. Enumerable.Range(0, nodes + 1).Select(node => node * size)];
        return new WalkBatch(
            members,
            CsrMatrix.SymmetricallyNormalized(nodes * size, [.. from], [.. to]),
            new CsrMatrix(nodes, nodes * size, starts, [.. Enumerable.Range(0, nodes * size)]).Averaging());
    }

    /// <summary>Distinct nodes as long as the walk meets some; then those it met once more.</summary>
    private static void Walk(CsrMatrix neighbours, int start, Span<int> own, Pcg32 random)
    {
        own[0] = start;
        var (count, at) = (1, start);
        for (var step = 0; count < own.Length && step < 8 * own.Length; step++)
        {
            var near = Near(neighbours, at);
            at = near.Length == 0 || random.NextSingle() < Restart ? start : near[random.Next(near.Length)];
            if (!own[..count].Contains(at))
            {
                own[count++] = at;
            }
        }

        for (var i = count; i < own.Length; i++)
        {
            own[i] = own[count == 1 ? 0 : 1 + (i - count) % (count - 1)];
        }
    }

    private static ReadOnlySpan<int> Near(CsrMatrix neighbours, int node) =>
        neighbours.Indices.AsSpan(neighbours.Offsets[node]..neighbours.Offsets[node + 1]);
}
