namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>Distinct references to resources; of several ways to one target the first stays.</summary>
internal sealed class ReferenceSet
{
    private readonly HashSet<(IReadOnlyList<string> Targets, string Path)> seen = [];

    public List<ResolvedReference> Items { get; } = [];

    /// <param name="found">A name or a resource that an expression refers to.</param>
    /// <param name="isDirect">The expression is that reference and nothing else.</param>
    public void Add(FoundReference found, bool isDirect)
    {
        if (found.Name is null)
        {
            Add(new ResolvedReference(found.Targets, found.Path, isDirect, found.Via));
            return;
        }

        foreach (var inner in found.Name.References)
        {
            Add(inner.Through(found, isDirect));
        }
    }

    private void Add(ResolvedReference reference)
    {
        if (seen.Add((reference.Targets, reference.Path)))
        {
            Items.Add(reference);
        }
    }
}
