namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>What a step sees: a graph, and how many of its first nodes it may be asked for; the others are context.</summary>
internal readonly record struct SeedPart(CellGraph Graph, int Seeds)
{
    public SeedPart(CellGraph graph)
        : this(graph, graph.NodeCount)
    {
    }
}
