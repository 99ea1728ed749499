namespace GraphSec.Models.Graphs;

/// <summary>
/// The nodes of a sampled neighbourhood by hop, renumbered from 0: the seeds, then what the first hop reached, and so on. No
/// node is there twice, and each hop's nodes ascend. Keeps one number for each node of the graph, so it is used again.
/// </summary>
internal sealed class SampledNodes
{
    private const int Outside = -1;
    private const int Reached = -2;

    private readonly int[] places;
    private readonly List<int> nodes = [];
    private readonly List<int> ends = [];
    private int closed;

    public SampledNodes(int nodeCount)
    {
        places = new int[nodeCount];
        Array.Fill(places, Outside);
    }

    /// <summary>The graph's own number of each node here.</summary>
    public IReadOnlyList<int> Nodes => nodes;

    /// <summary>How many nodes are there after each hop; entry 0 counts the seeds.</summary>
    public IReadOnlyList<int> Ends => ends;

    /// <summary>Forgets the last neighbourhood.</summary>
    public void Start(ReadOnlySpan<int> seeds)
    {
        foreach (var node in nodes)
        {
            places[node] = Outside;
        }

        nodes.Clear();
        ends.Clear();
        closed = 0;
        foreach (var seed in seeds)
        {
            Reach(seed);
        }

        CloseHop();
    }

    public void Reach(int node)
    {
        if (places[node] == Outside)
        {
            places[node] = Reached;
            nodes.Add(node);
        }
    }

    /// <summary>Numbers what was reached since the last call.</summary>
    public void CloseHop()
    {
        nodes.Sort(closed, nodes.Count - closed, null);
        for (; closed < nodes.Count; closed++)
        {
            places[nodes[closed]] = closed;
        }

        ends.Add(closed);
    }

    /// <summary>The new number of a node whose hop was closed.</summary>
    public int PlaceOf(int node) => places[node];
}
