using System.Text.Json;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>Reads what <see cref="GraphFileWriter"/> wrote.</summary>
internal static class GraphFileReader
{
    public static ResourceGraph Read(JsonElement root, string source)
    {
        var head = root.GetProperty("head");
        if (Text(head, "format") != GraphFile.Format)
        {
            throw new FormatException($"its format is '{Text(head, "format")}', not '{GraphFile.Format}'");
        }

        var version = head.GetProperty("version").GetInt32();
        if (version != GraphFile.Version)
        {
            throw new InputException(
                $"graph file '{source}' is of version {version}, this program reads {GraphFile.Version}; run parse again");
        }

        var nodes = root.GetProperty("nodes").EnumerateArray().Select(ReadNode).ToArray();
        var edges = root.GetProperty("edges").EnumerateArray().Select(ReadEdge).ToArray();
        foreach (var edge in edges)
        {
            if ((uint)edge.From >= (uint)nodes.Length || (uint)edge.To >= (uint)nodes.Length)
            {
                throw new FormatException($"an edge names node {Math.Max(edge.From, edge.To)} of {nodes.Length}");
            }
        }

        return new ResourceGraph(Text(head, "repository"), Text(head, "name"), Parse<SourceForm>(head, "form"),
            head.GetProperty("has_attributes").GetBoolean(), nodes, edges)
        {
            Notices = Texts(head, "notices"),
            Errors = Texts(head, "errors"),
        };
    }

    private static GraphNode ReadNode(JsonElement node)
    {
        var address = Text(node, "address");
        return new GraphNode(address, Optional(node, "block") ?? address, Parse<NodeKind>(node, "kind"), Text(node, "type"),
            Text(node, "name"), Optional(node, "module") ?? "", Optional(node, "provider"), Place(node, "place"),
            Place(node, "call_place"), !node.TryGetProperty("instantiated", out var instantiated) || instantiated.GetBoolean())
        {
            Attributes = node.TryGetProperty("attributes", out var attributes)
                ? AttributeJson.Read(attributes)
                : AttributeValue.Null,
        };
    }

    private static GraphEdge ReadEdge(JsonElement edge) => new(edge.GetProperty("from").GetInt32(),
        edge.GetProperty("to").GetInt32(), Parse<EdgeKind>(edge, "kind"), Optional(edge, "from_path") ?? "",
        Optional(edge, "to_path") ?? "")
    {
        Via = Texts(edge, "via"),
    };

    private static SourcePlace? Place(JsonElement node, string name) => node.TryGetProperty(name, out var place)
        ? new SourcePlace(Text(place, "file"), place.GetProperty("line").GetInt32(), place.GetProperty("column").GetInt32())
        : null;

    private static string Text(JsonElement element, string name) =>
        element.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null");

    private static string? Optional(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string[] Texts(JsonElement element, string name) => element.TryGetProperty(name, out var values)
        ? values.EnumerateArray().Select(value => value.GetString() ?? "").ToArray()
        : [];

    private static T Parse<T>(JsonElement element, string name) where T : struct, Enum =>
        Enum.TryParse<T>(Text(element, name), out var value)
            ? value
            : throw new FormatException($"'{Text(element, name)}' is no {typeof(T).Name}");
}
