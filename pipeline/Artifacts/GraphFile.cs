using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>
/// A <see cref="ResourceGraph"/> as one JSON file: a head, then one node or edge a line. Sensitive values are masked,
/// always; what else a graph holds comes back as it was. The same graph gives the same bytes.
/// </summary>
public static class GraphFile
{
    internal const string Format = "graphsec-graph";
    internal const int Version = 1;

    /// <summary>What a graph file's name ends in.</summary>
    public const string Extension = ".graph.json";

    internal static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = AttributeJson.MaxDepth,
    };

    /// <summary>Writes to a temporary name beside the path and renames, so that no reader meets half a file.</summary>
    public static void Write(ResourceGraph graph, string path)
    {
        var temporary = path + ".tmp";
        using (var stream = File.Create(temporary))
        {
            Write(graph, stream);
        }

        File.Move(temporary, path, overwrite: true);
    }

    public static void Write(ResourceGraph graph, Stream stream) => GraphFileWriter.Write(graph, stream);

    /// <exception cref="InputException">The file is missing, is no graph file, or is of a later version.</exception>
    public static ResourceGraph Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Read(stream, path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"no graph file '{path}'; run parse to make it", missing);
        }
    }

    /// <param name="source">What the messages call the stream.</param>
    /// <exception cref="InputException">The content is no graph file, or is of a later version.</exception>
    public static ResourceGraph Read(Stream stream, string source = "graph")
    {
        try
        {
            using var document = JsonDocument.Parse(stream, new JsonDocumentOptions { MaxDepth = AttributeJson.MaxDepth });
            return GraphFileReader.Read(document.RootElement, source);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or KeyNotFoundException
            or FormatException)
        {
            throw new InputException($"'{source}' is no graph file: {FirstLine(broken.Message)}; run parse again", broken);
        }
    }

    private static string FirstLine(string message)
    {
        var line = message.AsSpan();
        var end = line.IndexOfAny('\r', '\n');
        line = end < 0 ? line : line[..end];
        return line[..Math.Min(line.Length, 200)].TrimEnd('.').ToString();
    }
}
