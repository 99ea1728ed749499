using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse.Configuration;
using GraphSec.Pipeline.Parse.Dot;

namespace GraphSec.Conformance.Edges;

/// <summary>Reads one folder both ways.</summary>
internal sealed class FolderComparison(EdgesOptions options, string workplace)
{
    private readonly TerraformProgram terraform = new(options.Terraform, options.Limit);
    private readonly ProviderSchemas schemas = new();

    public FolderResult Compare(FolderResult result, string folder)
    {
        try
        {
            var (_, failure) = terraform.Run(folder, "init", "-backend=false", "-input=false", "-no-color");
            var dot = "";
            if (failure is null)
            {
                (dot, failure) = terraform.Run(folder, "graph", "-no-color");
            }

            return failure is null ? Compare(result, folder, dot) : result with { Skipped = failure };
        }
        finally
        {
            var installed = Path.Combine(folder, ".terraform");
            if (Directory.Exists(installed))
            {
                Directory.Delete(installed, true);
            }
        }
    }

    private FolderResult Compare(FolderResult result, string folder, string dot)
    {
        var ordering = new ConfigurationOptions { IncludesOrdering = true, ScannedRoot = workplace };
        ResourceGraph graph;
        try
        {
            graph = ConfigurationReader.Read(folder, result.Checkout, result.Folder, ordering);
        }
        catch (InputException refused)
        {
            return result with { Skipped = $"read: {refused.Message}" };
        }

        var theirs = BlockGraph.Of(TerraformGraphReader.Read(DotReader.Read(dot), result.Checkout, result.Folder));
        var ours = BlockGraph.Of(graph).Reduced();
        var counts = Count(theirs, ours);
        if (counts is { Missing: 0, Extra: 0, NodesMissing: 0, NodesExtra: 0 })
        {
            return result with { Counts = counts };
        }

        var known = schemas.Of(folder, terraform);
        var explained = known is null ? ours : BlockGraph.Of(graph, edge => known.Has(graph.Nodes[edge.From], edge)).Reduced();
        return result with { Counts = counts, Differences = DifferenceLines.Of(theirs, ours, explained, graph) };
    }

    private static EdgeCounts Count(BlockGraph theirs, BlockGraph ours)
    {
        var nodes = theirs.Nodes.Count(ours.Nodes.Contains);
        var both = theirs.Edges.Count(ours.Edges.Contains);
        return new EdgeCounts(nodes, theirs.Nodes.Count - nodes, ours.Nodes.Count - nodes,
            both, theirs.Edges.Count - both, ours.Edges.Count - both);
    }
}
