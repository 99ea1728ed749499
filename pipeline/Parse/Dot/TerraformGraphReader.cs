using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Dot;

/// <summary>
/// Turns the DOT of <c>terraform graph</c>, any version and OpenTofu's, into a resource graph. The full operation graph
/// keeps its bookkeeping nodes, and gains an edge from resource to resource for every path through them.
/// </summary>
public static class TerraformGraphReader
{
    /// <exception cref="InputException">The graph is undirected.</exception>
    public static ResourceGraph Read(DotGraph dot, string repository, string name)
    {
        if (!dot.IsDirected)
        {
            throw new InputException($"the graph '{name}' has no direction; 'terraform graph' writes a digraph");
        }

        var notices = new List<string>();
        var names = new TerraformName[dot.Nodes.Count];
        var isFull = false;
        for (var i = 0; i < names.Length; i++)
        {
            var id = dot.Nodes[i].Id;
            isFull |= id.StartsWith(TerraformName.Prefix, StringComparison.Ordinal);
            names[i] = TerraformName.Parse(id);
        }

        var destroysInstances = isFull && DestroysInstances(names);
        var nodes = new TerraformNodes(names);
        var edges = new List<(int From, int To)>(dot.Edges.Count);
        var reversed = 0;
        foreach (var edge in CycleEdges.Real(dot))
        {
            var (from, to) = (names[edge.From], names[edge.To]);
            if (destroysInstances ? from.IsResource && to.IsResource : from.IsDestroy && to.IsDestroy)
            {
                reversed++;
                edges.Add((edge.To, edge.From));
            }
            else if (!(from.IsDestroy || to.IsDestroy) || from.Address?.Kind == NodeKind.Provider
                || to.Address?.Kind == NodeKind.Provider)
            {
                edges.Add((edge.From, edge.To));
            }
        }

        if (destroysInstances)
        {
            notices.Add("the graph is in destroy order (terraform graph -type=plan-destroy before 1.10); its edges were "
                + "reversed; do not learn from it");
        }
        else if (reversed > 0)
        {
            notices.Add($"{reversed} edges between resources to destroy were reversed");
        }

        var builder = new ReducedGraphBuilder();
        nodes.AddTo(builder, edges);
        foreach (var (from, to) in edges)
        {
            builder.AddEdge(nodes.SlotOf(from), nodes.SlotOf(to));
        }

        new GraphContraction(nodes, edges).AddTo(builder, notices);
        if (names.Length > 0 && !nodes.HasResource)
        {
            notices.Add("the graph has no terraform resource");
        }

        return builder.Build(repository, name, notices);
    }

    /// <summary>
    /// Terraform 0.13 to 1.9 name the instances of a destroy plan without any suffix. Every other graph of these versions
    /// has an <c>(expand)</c> for each resource block; older ones are told by their providers.
    /// </summary>
    private static bool DestroysInstances(TerraformName[] names)
    {
        var plain = false;
        var modern = false;
        foreach (var name in names)
        {
            if (name.IsResource)
            {
                if (name.Suffix != "")
                {
                    return false;
                }

                plain = true;
            }

            modern |= name.Address?.Kind == NodeKind.Provider && name.Text.Contains("provider[", StringComparison.Ordinal);
        }

        return plain && modern;
    }
}
