using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>
/// Gives a .tf.json file the shape of a native one. JSON does not tell blocks from arguments, so what Terraform itself defines
/// is known here; whatever a provider defines is read as arguments.
/// </summary>
internal sealed class JsonBodyReader
{
    private readonly SourceText source;
    private readonly List<HclDiagnostic> diagnostics = [];
    private readonly JsonExpressions expressions;

    private JsonBodyReader(SourceText source)
    {
        this.source = source;
        expressions = new JsonExpressions(source, diagnostics);
    }

    public static HclFile ReadFile(SourceText source) => Read(source, JsonBlockSchema.Root);

    /// <summary>A .tfvars.json file: arguments alone.</summary>
    public static HclFile ReadValues(SourceText source) => Read(source, JsonBlockSchema.Values);

    private static HclFile Read(SourceText source, JsonBlockSchema schema)
    {
        var reader = new JsonBodyReader(source);
        var root = JsonParser.Parse(source, reader.diagnostics);
        var items = new List<HclBodyItem>();
        if (reader.diagnostics.Count == 0 || root.Members.Count > 0)
        {
            foreach (var body in reader.Objects(root))
            {
                reader.ReadBody(body, schema, items);
            }
        }

        return new HclFile(source, new HclBody(source, items), reader.diagnostics);
    }

    private void ReadBody(JsonNode body, JsonBlockSchema schema, List<HclBodyItem> items)
    {
        foreach (var (name, value) in body.Members)
        {
            if (name.Text == "//")
            {
                continue;
            }

            if (schema.Find(name.Text) is { } nested)
            {
                ReadBlocks(name, value, nested, nested.Labels, [], items);
            }
            else
            {
                items.Add(new HclBodyItem(new HclAttribute(name.Text, Argument(name.Text, value, schema), name.Span), null));
            }
        }
    }

    private Expression Argument(string name, JsonNode value, JsonBlockSchema schema) => schema.TextOf(name) switch
    {
        JsonText.Expression => expressions.Reference(value),
        JsonText.Plain => expressions.Constant(value),
        _ => expressions.Template(value),
    };

    private void ReadBlocks(JsonNode type, JsonNode value, JsonBlockSchema schema, int labels, string[] found,
        List<HclBodyItem> items)
    {
        foreach (var part in Objects(value))
        {
            if (labels > 0)
            {
                foreach (var (label, inner) in part.Members)
                {
                    if (label.Text != "//")
                    {
                        ReadBlocks(type with { Span = label.Span }, inner, schema, labels - 1, [.. found, label.Text], items);
                    }
                }

                continue;
            }

            var body = new List<HclBodyItem>();
            ReadBody(part, schema, body);
            items.Add(new HclBodyItem(null, new HclBlock(type.Text, found, new HclBody(source, body), type.Span)));
        }
    }

    /// <summary>An object, or each object of an array; null is none.</summary>
    private IEnumerable<JsonNode> Objects(JsonNode node)
    {
        switch (node.Kind)
        {
            case JsonNodeKind.Object:
                yield return node;
                break;
            case JsonNodeKind.Array:
                foreach (var item in node.Items)
                {
                    if (item.Kind == JsonNodeKind.Object)
                    {
                        yield return item;
                    }
                    else
                    {
                        Report(item);
                    }
                }

                break;
            case JsonNodeKind.Null:
                break;
            default:
                Report(node);
                break;
        }
    }

    private void Report(JsonNode node) =>
        diagnostics.Add(new HclDiagnostic(source, node.Span, "found a single value, expected an object with a block's content"));
}
