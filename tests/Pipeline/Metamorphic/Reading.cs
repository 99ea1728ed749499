using System.Text.Json;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Parse;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Metamorphic;

/// <summary>What a configuration is found to be: resources with their attributes, the edges between them, and scores, places left out.</summary>
internal sealed record Reading(IReadOnlyList<string> Resources, IReadOnlyList<string> Edges, IReadOnlyDictionary<string, double> Scores)
{
    private static readonly Lazy<Detector> Pretrained = new(() => DetectorFile.Read(RepositoryFolder.At("models/pretrained")));

    /// <param name="rename">Changes addresses before they are compared.</param>
    public static Reading Of(CodeFolder code, string? values, Func<string, string>? rename = null)
    {
        using var scratch = new ScratchFolder();
        code.WriteTo(scratch);
        rename ??= address => address;
        var folder = scratch["code"];
        var options = new FlowOptions { Parse = new ParseOptions { Within = folder, VarFile = values is null ? [] : [Path.Combine(folder, values)] }, Kernels = "scalar" };
        var flow = new Flow(options);
        var corpus = flow.Read(folder);
        var graph = corpus.Graphs[0];
        Assert.Empty(graph.Errors);
        return new Reading(
            [.. graph.Nodes.Where(node => node.IsResource).Select(node => $"{rename(node.Address)} {Text(node.Attributes)}").Order(StringComparer.Ordinal)],
            [.. graph.Edges.Where(e => graph.Nodes[e.From].IsResource && graph.Nodes[e.To].IsResource)
                .Select(e => rename($"{graph.Nodes[e.From].Address}:{e.FromPath} -> {graph.Nodes[e.To].Address}:{e.ToPath} {e.Kind} {string.Join(' ', e.Via)}"))
                .Order(StringComparer.Ordinal)],
            flow.Score(corpus, Pretrained.Value)[0].Blocks.ToDictionary(block => rename(block.Block.Address), block => block.Score));
    }

    /// <summary>Members in the order of their names: an object has none of its own.</summary>
    private static string Text(AttributeValue value) => value.Kind switch
    {
        AttributeKind.Object => "{" + string.Join(", ", value.Members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{m.Key}: {Text(m.Value)}")) + "}",
        AttributeKind.List => "[" + string.Join(", ", value.Items.Select(Text)) + "]",
        AttributeKind.Bool => value.Boolean ? "true" : "false",
        _ => $"{value.Kind} {JsonSerializer.Serialize(value.Text)}",
    } + (value.IsSensitive ? "!" : "");
}
