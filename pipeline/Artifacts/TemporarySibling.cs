using System.Collections.Concurrent;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>Names for what is being written: in the same folder as the target, so that the rename stays on one disk.</summary>
internal static class TemporarySibling
{
    private static readonly ConcurrentDictionary<string, bool> Live = new(StringComparer.Ordinal);
    private static int counter;

    /// <summary>A hidden name that no other process and no other thread of this one uses.</summary>
    public static string Of(string target)
    {
        var number = Interlocked.Increment(ref counter);
        var name = $".{Path.GetFileName(target)}.{Environment.ProcessId}-{number}.tmp";
        var path = Path.Combine(Path.GetDirectoryName(target)!, name);
        return Registered(path);
    }

    /// <summary>The same path, which goes with the others from now on.</summary>
    public static string Registered(string path)
    {
        Live[path] = true;
        return path;
    }

    public static void Add(string path) => Live[path] = true;

    public static void Keep(string path) => Live.TryRemove(path, out _);

    /// <summary>Takes away whatever is still there under a name given out.</summary>
    public static void RemoveAll()
    {
        foreach (var path in Live.Keys)
        {
            Remove(path);
        }
    }

    /// <summary>The full path behind any symbolic link, so that the link stays and its target is replaced.</summary>
    public static string Resolve(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        FileSystemInfo entry = Directory.Exists(full) ? new DirectoryInfo(full) : new FileInfo(full);
        return entry.LinkTarget is null ? full : entry.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? full;
    }

    /// <summary>Takes away a half-written file or folder; the first failure is the one to tell, so this tells none.</summary>
    public static void Remove(string temporary)
    {
        Live.TryRemove(temporary, out _);
        try
        {
            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }
            else
            {
                File.Delete(temporary);
            }
        }
        catch (Exception error) when (FileFailure.IsFileSystem(error))
        {
            return;
        }
    }
}
