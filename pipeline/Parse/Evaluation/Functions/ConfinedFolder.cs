namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>File access for one call: relative paths start at the module, nothing outside the root is looked at.</summary>
internal sealed class ConfinedFolder(FunctionContext context)
{
    private const int LinkLimit = 40;

    private readonly string root = WithoutLinks(Path.GetFullPath(context.RootFolder), 0) ?? throw Looping();

    /// <summary>The absolute path, as written: links are not followed.</summary>
    public string Absolute(string path) => Path.GetFullPath(path, Path.GetFullPath(context.ModuleFolder));

    /// <summary>The real path behind dots and links, or null where that lies outside the root or cannot be told.</summary>
    public string? Resolve(string path)
    {
        if (path.StartsWith('~') || path.Contains('\0'))
        {
            return null;
        }

        // Before the file system is asked at all, the path as written must lie inside or lead through links inside.
        var full = Absolute(path);
        if (!IsInside(full, Path.GetFullPath(context.RootFolder)) && !IsInside(full, root))
        {
            return null;
        }

        return WithoutLinks(full, 0) is { } real && IsInside(real, root) ? real : null;
    }

    /// <summary>The file's bytes, or null where it may not or cannot be read: outside, or too large.</summary>
    /// <exception cref="EvaluationException">There is no such file.</exception>
    public byte[]? Read(string path)
    {
        if (Resolve(path) is not { } real)
        {
            return null;
        }

        if (!File.Exists(real))
        {
            throw new EvaluationException(Directory.Exists(real) ? "the path is a folder" : $"no file exists at \"{path}\"");
        }

        try
        {
            // Devices and pipes have no length, and opening one might never end.
            if (new FileInfo(real).Length == 0)
            {
                return [];
            }

            using var stream = new FileStream(real, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            if (stream.Length > Limits.FileBytes)
            {
                return null;
            }

            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            return content;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EvaluationException($"cannot read \"{path}\"", exception);
        }
    }

    private static bool IsInside(string path, string folder) =>
        path == folder || path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);

    private static string? WithoutLinks(string path, int followed)
    {
        var real = "/";
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            var next = Path.Combine(real, parts[i]);
            var target = new FileInfo(next).LinkTarget;
            if (target is null)
            {
                real = next;
                continue;
            }

            var rest = string.Join('/', parts.Skip(i + 1));
            return followed < LinkLimit
                ? WithoutLinks(Path.GetFullPath(Path.Combine(Path.Combine(real, target), rest)), followed + 1)
                : null;
        }

        return real;
    }

    private static EvaluationException Looping() => new("the root folder is a loop of links");
}
