namespace GraphSec.Models.Graphs;

/// <summary>What a <see cref="NeighbourSampler"/> drew. Nodes are numbered anew: seeds first, then each hop's, ascending.</summary>
public sealed class SampledNeighbourhood
{
    private readonly int[] ends;
    private readonly int[] offsets;
    private readonly int[] indices;
    private readonly float[] weights;

    internal SampledNeighbourhood(int[] nodes, int[] ends, int[] offsets, int[] indices, float[] weights)
    {
        (Nodes, this.ends, this.offsets, this.indices, this.weights) = (nodes, ends, offsets, indices, weights);
    }

    /// <summary>The graph's own number of each node.</summary>
    public int[] Nodes { get; }

    /// <summary>Nodes 0 .. Seeds - 1 are the seeds.</summary>
    public int Seeds => ends[0];

    public int Hops => ends.Length - 1;

    /// <summary>The sampled rows of the nodes within <paramref name="hop"/> hops of the seeds; columns are the nodes within one
    /// more. An aggregation by hop h takes the result of the one by h + 1.</summary>
    public CsrMatrix Block(int hop)
    {
        var rows = ends[hop];
        var entries = offsets[rows];
        return new CsrMatrix(rows, ends[hop + 1], offsets[..(rows + 1)], indices[..entries], weights[..entries]);
    }
}
