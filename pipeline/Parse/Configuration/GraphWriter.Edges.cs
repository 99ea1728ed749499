using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Configuration;

internal sealed partial class GraphWriter
{
    private readonly EdgeBudget budget = new(1_000_000);

    /// <summary>Says what had to be left out.</summary>
    public void Report(List<string> notices) => budget.Report(notices);

    /// <summary>The edge to what is named, and the edges to the resources behind the name.</summary>
    private void AddEdges(string from, FoundReference found, EdgeKind kind, string path, string own)
    {
        AddDirect(from, found, kind, path, own);
        if (found.Name is null)
        {
            return;
        }

        foreach (var inner in found.Name.References)
        {
            if (budget.IsSpent)
            {
                return;
            }

            var reference = inner.Through(found, true);
            foreach (var target in reference.Targets)
            {
                AddEdge(from, target, kind, path, reference.Path, reference.Via, own);
            }
        }
    }

    private void AddDirect(string from, FoundReference found, EdgeKind kind, string path, string? own = null)
    {
        if (found.Name is { } name)
        {
            AddEdge(from, name.Address, kind, path, found.Path, found.Via, own);
            return;
        }

        foreach (var target in budget.IsSpent ? [] : found.Targets)
        {
            AddEdge(from, target, kind, path, found.Path, found.Via, own);
        }
    }

    /// <summary>Terraform ignores what a block refers to of itself.</summary>
    private void AddEdge(string from, string to, EdgeKind kind, string path, string toPath, IReadOnlyList<string> via,
        string? own)
    {
        if (from == to || (own is not null && to.StartsWith(own, StringComparison.Ordinal)
            && (to.Length == own.Length || to[own.Length] == '[')))
        {
            return;
        }

        if (budget.Take())
        {
            Builder.AddEdge(from, to, kind, path, toPath, via);
        }
    }
}
