namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>Paths as text, with the slash on every system.</summary>
internal static class PathText
{
    /// <summary>The last part; "." of an empty path.</summary>
    public static string Base(string path)
    {
        var trimmed = path.TrimEnd('/');
        return trimmed.Length == 0 ? (path.Length == 0 ? "." : "/") : trimmed[(trimmed.LastIndexOf('/') + 1)..];
    }

    /// <summary>All but the last part, without needless dots.</summary>
    public static string Folder(string path) => Clean(path[..(path.LastIndexOf('/') + 1)]);

    private static string Clean(string path)
    {
        var isRooted = path.StartsWith('/');
        var parts = new List<string>();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "."))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".." || !isRooted)
            {
                parts.Add(part);
            }
        }

        return (isRooted ? "/" : parts.Count == 0 ? "." : "") + string.Join('/', parts);
    }
}
