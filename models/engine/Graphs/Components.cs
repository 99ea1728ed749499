namespace GraphSec.Models.Graphs;

/// <summary>A partition of the nodes.</summary>
/// <param name="Of">The component of each node, 0 … Count−1.</param>
/// <param name="Count">Number of components.</param>
public sealed record Components(int[] Of, int Count)
{
    /// <summary>Number of nodes in each component.</summary>
    public int[] Sizes()
    {
        var sizes = new int[Count];
        foreach (var component in Of)
        {
            sizes[component]++;
        }

        return sizes;
    }
}
