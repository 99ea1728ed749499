namespace GraphSec.Conformance.Edges;

/// <summary>Copies a checkout, so that terraform may write and the rewriter may cut.</summary>
internal static class CheckoutCopy
{
    /// <summary>Larger files are no code.</summary>
    private const long LargestFile = 1 << 20;

    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var entry in new DirectoryInfo(from).EnumerateFileSystemInfos())
        {
            var target = Path.Combine(to, entry.Name);
            if (entry.Name is ".git" or ".terraform" or ".terraform.lock.hcl")
            {
                continue;
            }

            if (entry.LinkTarget is { } link)
            {
                if (!Path.IsPathRooted(link) && !Path.Exists(target))
                {
                    File.CreateSymbolicLink(target, link);
                }
            }
            else if (entry is DirectoryInfo)
            {
                Copy(entry.FullName, target);
            }
            else if (entry is FileInfo { Length: <= LargestFile } file)
            {
                file.CopyTo(target, overwrite: true);
            }
        }
    }

    /// <summary>Every folder that holds .tf files, in order; links to folders are not followed.</summary>
    public static IReadOnlyList<string> Folders(string root)
    {
        var everywhere = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
            MatchType = MatchType.Simple,
        };
        return [.. Directory.EnumerateFiles(root, "*.tf", everywhere)
            .Where(file => !Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar).Contains(".terraform"))
            .Select(file => Path.GetDirectoryName(file)!).Distinct().Order(StringComparer.Ordinal)];
    }
}
