using System.Text.Json;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Conformance.Edges;

/// <summary>Which arguments and nested blocks resource types have: terraform sees no reference in any other.</summary>
internal sealed class ArgumentSchema(JsonDocument schemas)
{
    /// <summary>What the language itself defines in every resource.</summary>
    private static readonly HashSet<string> MetaArguments =
        ["", "count", "for_each", "depends_on", "provider", "lifecycle", "provisioner", "connection", "import"];

    /// <summary>Whether terraform sees the reference that an edge stands for.</summary>
    /// <param name="node">Where the edge comes from.</param>
    /// <param name="edge">The edge.</param>
    public bool Has(GraphNode node, GraphEdge edge)
    {
        if (!node.IsResource || edge.Kind == EdgeKind.DependsOn)
        {
            return true;
        }

        // Of a type that it does not know terraform reads depends_on alone.
        var steps = edge.FromPath.Split('.');
        if (Find(node) is not { } block || MetaArguments.Contains(steps[0]))
        {
            return Find(node) is not null;
        }

        foreach (var step in steps)
        {
            if (Property(block, "attributes") is { } attributes && Property(attributes, step) is not null)
            {
                return true;
            }

            if (Property(block, "block_types") is not { } blocks || Property(blocks, step) is not { } nested)
            {
                return false;
            }

            block = nested.GetProperty("block");
        }

        return true;
    }

    private JsonElement? Find(GraphNode node)
    {
        var kind = node.Kind switch
        {
            NodeKind.Data => "data_source_schemas",
            NodeKind.Ephemeral => "ephemeral_resource_schemas",
            _ => "resource_schemas",
        };
        foreach (var provider in schemas.RootElement.GetProperty("provider_schemas").EnumerateObject())
        {
            if (Property(provider.Value, kind) is { } types && Property(types, node.Type) is { } schema)
            {
                return schema.GetProperty("block");
            }
        }

        return null;
    }

    private static JsonElement? Property(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value : null;
}
