using System.Globalization;
using System.Text;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Collect.Revisions;

/// <summary>A git repository of which revisions are read.</summary>
/// <param name="Root">Its top folder.</param>
public sealed record GitRepository(string Root)
{
    /// <summary>No code is this large, and a repository may hold anything.</summary>
    private const long MostBytes = 8 << 20;

    /// <summary>The repository around a folder.</summary>
    /// <exception cref="InputException">There is none, or git refuses it.</exception>
    public static GitRepository Around(string folder)
    {
        var top = GitProcess.Read(folder, out var error, "rev-parse", "--show-toplevel");
        return top is null
            ? throw new InputException($"git cannot read the repository of '{folder}': {error}; run it inside one, or compare folders")
            : new GitRepository(Path.GetFullPath(Encoding.UTF8.GetString(top).TrimEnd('\n', '\r')));
    }

    /// <summary>The id of a commit by any name that git knows, or null.</summary>
    public string? Commit(string revision)
    {
        var id = revision.StartsWith('-') ? null
            : GitProcess.Read(Root, out _, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
        return id is null ? null : Encoding.ASCII.GetString(id).Trim();
    }

    /// <summary>Writes the files of a commit below a folder; links and submodules stay out.</summary>
    /// <exception cref="InputException">git fails, or the folder cannot be written.</exception>
    public void Extract(string commit, string folder)
    {
        var entries = Entries(commit);
        using var process = GitProcess.Start(Root, "cat-file", "--batch");
        var said = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.BaseStream;
        try
        {
            foreach (var entry in entries)
            {
                process.StandardInput.Write(entry.Id + "\n");
                process.StandardInput.Flush();
                Copy(output, entry, Path.Combine(folder, entry.Path));
            }
        }
        catch (Exception failure) when (failure is EndOfStreamException || FileFailure.IsFileSystem(failure))
        {
            throw new InputException($"git could not give the files of {commit[..12]}: {failure.Message}; see that the clone is whole", failure);
        }
        finally
        {
            process.StandardInput.Close();
            process.WaitForExit();
        }
    }

    private List<GitEntry> Entries(string commit)
    {
        var listing = GitProcess.Read(Root, out var error, "ls-tree", "-r", "-l", "-z", "--full-tree", commit)
            ?? throw new InputException($"git cannot list {commit[..12]}: {error}");
        var entries = new List<GitEntry>();
        foreach (var line in Encoding.UTF8.GetString(listing).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            // mode SP type SP id SP+ size TAB path
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var fields = line[..tab].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var path = line[(tab + 1)..];
            if (fields[0].StartsWith("100", StringComparison.Ordinal) && IsSafe(path)
                && long.Parse(fields[3], CultureInfo.InvariantCulture) is <= MostBytes and var bytes)
            {
                entries.Add(new GitEntry(fields[2], bytes, path));
            }
        }

        return entries;
    }

    /// <summary>Whoever made the objects may have named a file so that it leaves the folder.</summary>
    private static bool IsSafe(string path) => !Path.IsPathRooted(path) && !path.Contains('\\', StringComparison.Ordinal)
        && !path.Split('/').Any(name => name.Length == 0 || name is "." or ".." || name.Equals(".git", StringComparison.OrdinalIgnoreCase));

    /// <summary><c>id SP type SP size LF contents LF</c>.</summary>
    private static void Copy(Stream output, GitEntry entry, string target)
    {
        var header = new StringBuilder();
        for (var c = Next(output); c != '\n'; c = Next(output))
        {
            header.Append((char)c);
        }

        if (!header.ToString().EndsWith(string.Create(CultureInfo.InvariantCulture, $" blob {entry.Bytes}"), StringComparison.Ordinal))
        {
            throw new EndOfStreamException($"no contents of '{entry.Path}'");
        }

        var bytes = new byte[entry.Bytes];
        output.ReadExactly(bytes);
        Next(output);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.WriteAllBytes(target, bytes);
    }

    private static int Next(Stream output) => output.ReadByte() is >= 0 and var c ? c : throw new EndOfStreamException("it ended early");
}
