using System.Formats.Tar;
using System.IO.Compression;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Collect.Fetch;

/// <summary>
/// Unpacks .tar, .tar.gz, .tgz and .zip. Only files come out, at places below the folder, and no more of them than
/// <see cref="MostBytes"/> and <see cref="MostFiles"/>: whoever packed it may mean harm.
/// </summary>
internal sealed class Archive
{
    /// <summary>All files together, unpacked.</summary>
    public const long MostBytes = 2L << 30;

    public const int MostFiles = 200_000;

    private static readonly string[] Endings = [".tar", ".tar.gz", ".tgz", ".zip"];

    private readonly string path;
    private readonly string folder;
    private readonly long mostBytes;
    private long bytes;
    private int files;
    private int passedOver;

    private Archive(string path, string folder, long mostBytes) => (this.path, this.folder, this.mostBytes) = (path, folder, mostBytes);

    public static bool IsOne(string path) => Ending(path) is not null && File.Exists(path);

    /// <summary>The file's name without what says that it is an archive.</summary>
    public static string NameOf(string path) => Path.GetFileName(path)[..^Ending(path)!.Length] is { Length: > 0 } name ? name : "archive";

    /// <param name="folder">A folder to make.</param>
    /// <returns>What was passed over, one line each.</returns>
    /// <exception cref="InputException">Damaged, too large, or with a name that leads out of the folder.</exception>
    public static IReadOnlyList<string> Unpack(string path, string folder, long mostBytes = MostBytes)
    {
        var archive = new Archive(path, folder, mostBytes);
        Directory.CreateDirectory(folder);
        try
        {
            archive.Unpack();
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or FormatException || FileFailure.IsFileSystem(error))
        {
            throw new InputException($"'{path}' cannot be unpacked: {error.Message.ReplaceLineEndings(" ").TrimEnd('.')}; is it whole?", error);
        }

        return archive.passedOver == 0 ? [] : [$"'{path}': {archive.passedOver} links and devices were passed over"];
    }

    private static string? Ending(string path) => Array.Find(Endings, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private void Unpack()
    {
        using var stream = File.OpenRead(path);
        switch (Ending(path))
        {
            case ".zip":
                Zip(stream);
                break;
            case ".tar":
                Tar(stream);
                break;
            default:
                using (var unpacked = new GZipStream(stream, CompressionMode.Decompress))
                {
                    Tar(unpacked);
                }

                break;
        }
    }

    private void Tar(Stream stream)
    {
        using var reader = new TarReader(stream);
        while (reader.GetNextEntry() is { } entry)
        {
            switch (entry.EntryType)
            {
                case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                    Write(entry.Name, entry.DataStream ?? Stream.Null);
                    break;
                case TarEntryType.Directory or TarEntryType.GlobalExtendedAttributes or TarEntryType.ExtendedAttributes:
                    break;
                default:
                    passedOver++;
                    break;
            }
        }
    }

    private void Zip(Stream stream)
    {
        const int UnixKind = 0xF000;
        const int UnixFile = 0x8000;
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            var kind = (entry.ExternalAttributes >> 16) & UnixKind;
            if (entry.FullName.EndsWith('/'))
            {
                continue;
            }

            if (kind is not (0 or UnixFile))
            {
                passedOver++;
                continue;
            }

            using var content = entry.Open();
            Write(entry.FullName, content);
        }
    }

    private void Write(string name, Stream content)
    {
        var steps = name.Split('/').Where(step => step is not ("" or ".")).ToArray();
        if (name.StartsWith('/') || steps.Length == 0 || Array.Exists(steps, IsNoName))
        {
            throw new InputException($"'{path}' holds a file called '{name}', which would land outside; it was not unpacked");
        }

        if (++files > MostFiles)
        {
            throw TooLarge($"{MostFiles:N0} files");
        }

        var target = Path.Combine([folder, .. steps]);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using var file = new FileStream(target, FileMode.Create, FileAccess.Write);
        var buffer = new byte[1 << 16];
        int read;
        while ((read = content.Read(buffer)) > 0)
        {
            if ((bytes += read) > mostBytes)
            {
                throw TooLarge($"{mostBytes >> 20} MB");
            }

            file.Write(buffer.AsSpan(0, read));
        }
    }

    private InputException TooLarge(string most) => new($"'{path}' unpacks to more than {most}; unpack what is needed of it and name that folder");

    private static bool IsNoName(string step) => step == ".." || step.Contains('\\', StringComparison.Ordinal) || step.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0;
}
