namespace GraphSec.Pipeline.Artifacts;

/// <summary>
/// Fills a folder under a temporary name beside it and renames it when it is whole; an earlier one is replaced as a whole.
/// Only a folder that this program made (it holds <see cref="Marker"/>) or an empty one is replaced, so a slip in
/// an output option cannot delete somebody's files.
/// </summary>
public static class AtomicFolder
{
    /// <summary>The file that says a folder may be replaced.</summary>
    public const string Marker = ".graphsec";

    private const string MarkerText = "Made by graphsec. The whole folder is replaced when its stage runs again.\n";

    /// <param name="folder">The folder to make; missing parents are made.</param>
    /// <param name="fill">Is given the temporary folder, which exists and is empty.</param>
    /// <param name="known">Names of entries that are this program's without the marker: what git keeps of a folder. A folder
    /// that holds nothing else is replaced too.</param>
    /// <exception cref="InputException">The place cannot be written, or holds what this program did not make.</exception>
    public static void Write(string folder, Action<string> fill, params IReadOnlyCollection<string> known)
    {
        try
        {
            FillAndRename(folder, fill, known);
        }
        catch (Exception error) when (FileFailure.IsFileSystem(error))
        {
            throw FileFailure.OfWriting(folder, error);
        }
    }

    private static void FillAndRename(string folder, Action<string> fill, IReadOnlyCollection<string> known)
    {
        var target = TemporarySibling.Resolve(folder);
        RefuseForeign(folder, target, known);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var temporary = TemporarySibling.Of(target);
        try
        {
            Directory.CreateDirectory(temporary);
            fill(temporary);
            File.WriteAllText(Path.Combine(temporary, Marker), MarkerText);
            Replace(temporary, target);
        }
        catch
        {
            TemporarySibling.Remove(temporary);
            throw;
        }
    }

    private static void RefuseForeign(string folder, string target, IReadOnlyCollection<string> known)
    {
        if (Path.GetDirectoryName(target) is null)
        {
            throw new InputException($"cannot write '{folder}': it is the root of a disk; name a folder");
        }

        if (File.Exists(target))
        {
            throw new InputException($"cannot write '{folder}': it is a file; name a folder");
        }

        if (Directory.Exists(target)
            && !File.Exists(Path.Combine(target, Marker))
            && Directory.EnumerateFileSystemEntries(target).Any(entry => !known.Contains(Path.GetFileName(entry))))
        {
            throw new InputException(
                $"will not replace '{folder}': it holds files that graphsec did not make; empty it or name another folder");
        }
    }

    /// <summary>A folder cannot be renamed over another, so the old one steps aside first and comes back on failure.</summary>
    private static void Replace(string temporary, string target)
    {
        if (!Directory.Exists(target))
        {
            Directory.Move(temporary, target);
            return;
        }

        var old = TemporarySibling.Of(target);
        Directory.Move(target, old);
        try
        {
            Directory.Move(temporary, target);
        }
        catch
        {
            Directory.Move(old, target);
            throw;
        }

        TemporarySibling.Remove(old);
    }
}
