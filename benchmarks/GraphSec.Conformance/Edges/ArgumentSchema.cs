using System.Text.Json;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Conformance.Edges;

/// <summary>Which arguments and nested blocks resource types have: terraform sees no reference in any other.</summary>
internal sealed class ArgumentSchema(JsonDocument schemas)
{
    /// <summary>What the language itself defines in every resource.</summary>
    private static readonly HashSet<string> MetaArguments =
        ["", "count", "for_each", "depends_on", "provider", "lifecycle", "provisioner", "connection", "import"];

    public bool Has(GraphNode node, string path)
    {
        var steps = path.Split('.');
        if (!node.IsResource || MetaArguments.Contains(steps[0]) || Find(node) is not { } block)
        {
            return true;
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
