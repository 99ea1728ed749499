namespace GraphSec.Conformance.Edges;

/// <summary>Makes copies of checkouts run without a network, for both readers alike.</summary>
internal sealed class CopyRewriter(EdgesOptions options, ModuleShelf shelf)
{
    /// <summary>Rewrites a copy, and each checkout that its modules turn out to come from.</summary>
    public void Rewrite(string copy)
    {
        RewriteFolders(copy);
        while (shelf.Fresh.TryDequeue(out var module))
        {
            RewriteFolders(module);
        }
    }

    private void RewriteFolders(string copy)
    {
        foreach (var folder in CheckoutCopy.Folders(copy))
        {
            new FolderRewriter(folder, options, shelf).Rewrite();
        }
    }
}
