namespace GraphSec.Cli.Configuration;

/// <summary>Whether a file is one of the repository's own.</summary>
internal static class RepositoryPath
{
    /// <summary>False for what lies outside or in <c>.git</c>, by its name or by way of a link.</summary>
    public static bool IsWithin(string full, string root)
    {
        var relative = Path.GetRelativePath(root, full);
        var names = relative.Split(Path.DirectorySeparatorChar);
        if (Path.IsPathRooted(relative) || names.Any(name => name is ".." || name.Equals(".git", StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        for (var at = full; at.Length > root.Length; at = Path.GetDirectoryName(at)!)
        {
            if (new FileInfo(at).LinkTarget is not null)
            {
                return false;
            }
        }

        return true;
    }
}
