namespace GraphSec.Pipeline.Report.Graph;

/// <summary>
/// Where the nodes of a picture stand: blocks of a module close together inside a box, those that refer to each other drawn to each
/// other, boxes side by side. Computed once, so that what shows the picture has nothing to settle. Equal graphs give equal places.
/// </summary>
/// <param name="X">Centre of each node; a node is about 24 units wide.</param>
/// <param name="Boxes">One for each module that has blocks of its own; the root module has none unless there are several graphs.</param>
public sealed record GraphLayout(double[] X, double[] Y, IReadOnlyList<Box> Boxes, double Width, double Height)
{
    /// <summary>Half a name is wider than a node.</summary>
    private const double Side = 78;
    private const double Margin = 40;
    private const double Head = 34;
    private const double Gap = 40;

    public static GraphLayout Of(ReportGraph graph)
    {
        double[] x = new double[graph.Nodes.Count], y = new double[graph.Nodes.Count];
        var several = !graph.HasOneGraph;
        var groups = Enumerable.Range(0, x.Length)
            .GroupBy(node => (Graph: several ? graph.Nodes[node].Graph.Features.Name : "", Module: graph.Nodes[node].Block.ModulePath))
            .Select(group => (group.Key, Nodes: group.ToArray())).ToArray();
        var groupOf = new int[x.Length];
        for (var group = 0; group < groups.Length; group++)
        {
            foreach (var node in groups[group].Nodes)
            {
                groupOf[node] = group;
            }
        }

        var inner = graph.Edges.Where(edge => groupOf[edge.From] == groupOf[edge.To]).ToLookup(edge => groupOf[edge.From]);
        var sizes = groups.Select((group, i) => GroupLayout.Place(group.Nodes, [.. inner[i]], x, y)).ToArray();
        var isBoxed = groups.Select(group => several || group.Key.Module.Length > 0).ToArray();
        var shelves = ShelfPacking.Pack([.. sizes.Select((size, i) => isBoxed[i]
            ? (size.Width + (2 * Side), size.Height + (2 * Margin) + Head) : (size.Width + Gap, size.Height + Gap))], Gap);
        var boxes = new List<Box>();
        for (var group = 0; group < groups.Length; group++)
        {
            var (left, top) = shelves.Corners[group];
            var (dx, dy) = isBoxed[group] ? (left + Side, top + Margin + Head) : (left + (Gap / 2), top + (Gap / 2));
            foreach (var node in groups[group].Nodes)
            {
                x[node] = Math.Round(x[node] + dx, 1);
                y[node] = Math.Round(y[node] + dy, 1);
            }

            if (isBoxed[group])
            {
                boxes.Add(new Box(left, top, sizes[group].Width + (2 * Side), sizes[group].Height + (2 * Margin) + Head, Label(groups[group].Key)));
            }
        }

        return new GraphLayout(x, y, boxes, shelves.Width, shelves.Height);
    }

    private static string Label((string Graph, string Module) group) =>
        group.Graph.Length == 0 ? group.Module : group.Module.Length == 0 ? group.Graph : $"{group.Graph}: {group.Module}";
}
