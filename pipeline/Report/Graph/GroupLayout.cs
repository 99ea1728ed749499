using GraphSec.Models.Graphs;

namespace GraphSec.Pipeline.Report.Graph;

/// <summary>The nodes of one group: each connected part by forces, the parts side by side, lone nodes in a grid.</summary>
internal static class GroupLayout
{
    /// <summary>Room for a lone node and its name.</summary>
    private const double CellWidth = 150;
    private const double CellHeight = 58;
    private const double Gap = 56;

    /// <summary>Sets the places of the nodes, from 0 to the size that is returned.</summary>
    public static (double Width, double Height) Place(int[] nodes, ReportEdge[] edges, double[] x, double[] y)
    {
        var index = new Dictionary<int, int>();
        foreach (var node in nodes)
        {
            index[node] = index.Count;
        }

        var directed = new DirectedGraph(nodes.Length, [.. edges.Select(edge => index[edge.From])], [.. edges.Select(edge => index[edge.To])]);
        var component = WeaklyConnectedComponents.Of(directed).Of;
        var parts = nodes.GroupBy(node => component[index[node]]).Select(part => part.ToArray()).OrderByDescending(part => part.Length).ThenBy(part => part[0]).ToArray();
        var byPart = edges.ToLookup(edge => component[index[edge.From]]);
        var sizes = new List<(double Width, double Height)>();
        foreach (var part in parts.Where(part => part.Length > 1))
        {
            sizes.Add(ForceLayout.Place(part, [.. byPart[component[index[part[0]]]]], x, y));
        }

        var linked = parts.Take(sizes.Count).ToArray();
        var alone = parts.Skip(sizes.Count).Select(part => part[0]).ToArray();
        if (alone.Length > 0)
        {
            sizes.Add(Grid(alone, x, y, sizes.Sum(size => size.Width * size.Height)));
            linked = [.. linked, alone];
        }

        var shelves = ShelfPacking.Pack([.. sizes], Gap);
        for (var part = 0; part < linked.Length; part++)
        {
            foreach (var node in linked[part])
            {
                x[node] += shelves.Corners[part].X;
                y[node] += shelves.Corners[part].Y;
            }
        }

        return (shelves.Width, shelves.Height);
    }

    /// <summary>As wide as what stands above it, or a little wider than high.</summary>
    private static (double Width, double Height) Grid(int[] nodes, double[] x, double[] y, double area)
    {
        var wide = Math.Sqrt((area * 1.5) + (nodes.Length * CellWidth * CellHeight * 1.5));
        var columns = Math.Clamp((int)(wide / CellWidth), 1, nodes.Length);
        for (var i = 0; i < nodes.Length; i++)
        {
            x[nodes[i]] = i % columns * CellWidth;
            y[nodes[i]] = i / columns * CellHeight;
        }

        return ((columns - 1) * CellWidth, (nodes.Length - 1) / columns * CellHeight);
    }
}
