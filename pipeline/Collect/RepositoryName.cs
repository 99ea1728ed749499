namespace GraphSec.Pipeline.Collect;

/// <summary>Names the repository of a source by the first folders of its path.</summary>
/// <param name="rootName">The name where no folder is left: the root's own.</param>
/// <param name="depth">How many folders make the name.</param>
internal sealed class RepositoryName(string rootName, int depth)
{
    /// <param name="folder">The folder of the source, relative to the root, with '/'.</param>
    public string Of(string folder) =>
        IsRoot(folder) ? rootName : string.Join('/', folder.Split('/', StringSplitOptions.RemoveEmptyEntries).Take(depth));

    /// <summary>Whether the repository of a folder is the root itself.</summary>
    public bool IsRoot(string folder) => depth == 0 || folder.Length == 0;
}
