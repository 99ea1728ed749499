using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse.Configuration;

namespace GraphSec.Tests.Pipeline.Parse;

/// <summary>A folder of Terraform code that lives as long as its test.</summary>
public sealed class ConfigurationFolder : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("graphsec-").FullName;

    /// <param name="files">Path and text, one after the other.</param>
    public ConfigurationFolder(params string[] files)
    {
        for (var i = 0; i < files.Length; i += 2)
        {
            var path = Path.Combine(root, files[i]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, files[i + 1]);
        }
    }

    public string Root => root;

    public ResourceGraph Read(ConfigurationOptions? options = null, string folder = "") =>
        ConfigurationReader.Read(Path.Combine(root, folder), "repository", "name", options);

    public static ResourceGraph ReadText(string text)
    {
        using var folder = new ConfigurationFolder("main.tf", text);
        return folder.Read();
    }

    /// <summary>Edges between resources as <c>from.path -> to.path</c>.</summary>
    public static string[] Edges(ResourceGraph graph) => [.. graph.Edges
        .Where(e => graph.Nodes[e.From].IsResource && graph.Nodes[e.To].IsResource)
        .Select(e => $"{graph.Nodes[e.From].Address}:{e.FromPath} -> {graph.Nodes[e.To].Address}:{e.ToPath}")];

    public static string[] Resources(ResourceGraph graph) => [.. graph.Nodes.Where(n => n.IsResource).Select(n => n.Address)];

    public void Dispose() => Directory.Delete(root, true);
}
