namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>What a step sees: a graph, of whose first nodes alone it may be asked; the others are context.</summary>
/// <param name="Ends">How many of the graph's nodes are within 0, 1, … hops of the seeds.</param>
internal readonly record struct SeedPart(CellGraph Graph, IReadOnlyList<int> Ends)
{
    /// <summary>All nodes are seeds.</summary>
    public SeedPart(CellGraph graph)
        : this(graph, [graph.NodeCount])
    {
    }

    public int Seeds => Ends[0];

    /// <summary>The nodes, from the first on, whose state counts for the seeds where so many layers are still to come.</summary>
    public int Needed(int layersToCome) => Ends[Math.Min(layersToCome, Ends.Count - 1)];
}
