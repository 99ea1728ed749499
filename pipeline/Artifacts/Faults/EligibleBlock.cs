using GraphSec.Models;

namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>A block that could have a fault, ordered by what planted and unplanted blocks must have alike.</summary>
/// <param name="Edges">Both ways.</param>
/// <param name="Cells">Of attributes.</param>
/// <param name="Place">Where in its graph, 0 to 1: blocks come by address, and so by module and type. With a little chance, against
/// ties.</param>
internal readonly record struct EligibleBlock(int Edges, int Cells, double Place, int Graph, int Block) : IComparable<EligibleBlock>
{
    public static IEnumerable<EligibleBlock> Of(GraphFeatures graph, int number, IEnumerable<int> blocks, Pcg32 random)
    {
        var degrees = graph.Degrees();
        return blocks.Select(b => new EligibleBlock((int)degrees[b], graph.Blocks[b].Attributes.Count(),
            (b + random.NextDouble()) / graph.Blocks.Count, number, b));
    }

    public int CompareTo(EligibleBlock other) => (Edges, Cells, Place).CompareTo((other.Edges, other.Cells, other.Place));
}
