using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse.Dot;
using GraphSec.Pipeline.Parse.Plan;

namespace GraphSec.Pipeline.Parse;

/// <summary>Reads one file or stream of any form but a folder of configuration: a graph, a plan or a state.</summary>
public static class GraphReader
{
    /// <param name="repository">See <see cref="ResourceGraph.Repository"/>.</param>
    /// <param name="name">See <see cref="ResourceGraph.Name"/>.</param>
    /// <exception cref="InputException">The file is missing, unreadable, or nothing this program reads.</exception>
    public static ResourceGraph ReadFile(string path, string repository, string name)
    {
        if (Directory.Exists(path))
        {
            throw new InputException($"'{path}' is a folder; a file was expected here");
        }

        try
        {
            using var stream = File.OpenRead(path);
            return Read(stream, repository, name, path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"no file '{path}'; check the path", missing);
        }
        catch (Exception closed) when (closed is UnauthorizedAccessException or IOException)
        {
            throw new InputException($"cannot read '{path}': {closed.Message}", closed);
        }
    }

    /// <param name="source">What the messages call the stream.</param>
    /// <exception cref="InputException">The content is damaged, or nothing this program reads.</exception>
    public static ResourceGraph Read(Stream stream, string repository, string name, string source = "standard input")
    {
        using var content = SourceContent.Open(stream, source);
        return content.Text switch
        {
            TextForm.Json => TerraformJson.Read(content.Stream, repository, name, source),
            TextForm.Mermaid => FromDot(MermaidReader.Read(content.ReadText(source), source)),
            _ => FromDot(TerraformDotText.Read(content.ReadText(source), source)),
        };

        ResourceGraph FromDot(DotGraph dot) => TerraformGraphReader.Read(dot, repository, name);
    }
}
