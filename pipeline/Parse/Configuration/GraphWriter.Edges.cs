using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Configuration;

internal sealed partial class GraphWriter
{
    private readonly EdgeBudget budget = new(1_000_000);
    private readonly EdgeBudget choices = new();
    private readonly ReferenceTracer tracer = new();
    private readonly UnreadReferences unread = new();

    /// <summary>What the value of the argument at hand comes from; null where all that it refers to counts.</summary>
    private HashSet<string>? read;

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
                AddRead(from, target, kind, path, reference.Path, reference.Via, own);
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
            AddRead(from, target, kind, path, found.Path, found.Via, own);
        }
    }

    /// <summary>The edge of an argument whose value comes from the target; the target is kept for later where it does not.</summary>
    private void AddRead(string from, string to, EdgeKind kind, string path, string toPath, IReadOnlyList<string> via, string? own)
    {
        if (read is null || read.Contains(to) || !choices.Take())
        {
            unread.Reach(to);
            AddEdge(from, to, kind, path, toPath, via, own);
        }
        else
        {
            unread.Add(to, via);
        }
    }

    /// <summary>
    /// What Terraform waits for though no argument's value comes from it, such as the other attributes of an object. An edge without a
    /// path says so, once nothing else leads to the block.
    /// </summary>
    private void AddUnread(string from, string own)
    {
        foreach (var (to, via) in unread.Left())
        {
            AddEdge(from, to, EdgeKind.Reference, "", "", via, own);
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
