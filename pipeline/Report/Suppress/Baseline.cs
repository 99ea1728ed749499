using System.Text.Json;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Report.Suppress;

/// <summary>The findings that were there when somebody began to look: known, and no news until their resource changes.</summary>
public sealed class Baseline
{
    /// <summary>The file's usual name, beside the code.</summary>
    public const string FileName = ".graphsec-baseline.json";

    private const string Format = "graphsec-baseline";
    private const int Version = 1;

    private readonly HashSet<(string File, string Address, string Fingerprint)> known;

    private Baseline(IReadOnlyList<BaselineEntry> entries)
    {
        Entries = entries;
        known = [.. entries.Select(entry => (entry.File, entry.Address, entry.Fingerprint))];
    }

    /// <summary>Sorted by file, address and fingerprint.</summary>
    public IReadOnlyList<BaselineEntry> Entries { get; }

    /// <summary>All outliers that nothing else suppresses.</summary>
    public static Baseline Of(Findings findings) => new([.. findings.All
        .Where(finding => finding.IsOpen)
        .Select(finding => BaselineEntry.Of(finding, findings.Options.Sources))
        .OrderBy(entry => entry.File, StringComparer.Ordinal)
        .ThenBy(entry => entry.Address, StringComparer.Ordinal)
        .ThenBy(entry => entry.Fingerprint, StringComparer.Ordinal)]);

    /// <exception cref="InputException">There is no such file, or it holds something else.</exception>
    public static Baseline Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(BoundedFile.Read(path));
            var root = document.RootElement;
            return root.Text("format") == Format && root.Int("version") == Version
                ? new Baseline([.. root.GetProperty("findings").EnumerateArray().Select(ReadEntry)])
                : throw new FormatException("another format or version");
        }
        catch (FileNotFoundException missing)
        {
            throw new InputException($"there is no baseline '{path}'; make one with 'graphsec baseline'", missing);
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or InvalidDataException)
        {
            throw new InputException($"'{path}' is no baseline of this version; make it anew with 'graphsec baseline'", broken);
        }
        catch (Exception error) when (FileFailure.IsFileSystem(error))
        {
            throw FileFailure.OfReading(path, error);
        }
    }

    /// <exception cref="InputException">The place cannot be written.</exception>
    public void Write(string path) => AtomicFile.Write(path, stream =>
    {
        using var writer = new Utf8JsonWriter(stream, ReportJson.WriterOptions);
        writer.WriteStartObject();
        writer.WriteString("format", Format);
        writer.WriteNumber("version", Version);
        writer.WriteStartArray("findings");
        foreach (var entry in Entries)
        {
            writer.WriteStartObject();
            writer.WriteString("file", entry.File);
            writer.WriteString("address", entry.Address);
            writer.WriteString("fingerprint", entry.Fingerprint);
            writer.WriteNumber("score", Math.Round(entry.Score, 1));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        stream.Write("\n"u8);
    });

    /// <summary>Whether the finding was there, and its resource has not changed since.</summary>
    public bool Knows(Finding finding, SourceTree? sources)
    {
        var entry = BaselineEntry.Of(finding, sources);
        return known.Contains((entry.File, entry.Address, entry.Fingerprint));
    }

    private static BaselineEntry ReadEntry(JsonElement entry) =>
        new(entry.Text("file"), entry.Text("address"), entry.Text("fingerprint"), entry.Double("score"));
}
