using System.Text.Json.Nodes;
using GraphSec.Pipeline.Parse.Hcl;
using JsonNode = System.Text.Json.Nodes.JsonNode;

namespace GraphSec.Tests.Pipeline.Metamorphic;

/// <summary>Writes native code in the JSON form of the language.</summary>
internal static class JsonForm
{
    /// <summary>Arguments whose strings are references or constants, not templates.</summary>
    private static readonly string[] Plain = ["depends_on", "provider", "providers", "type", "ignore_changes", "replace_triggered_by", "source", "version", "alias", "description", "default", "from", "to"];

    /// <summary>Blocks of the language where the plain ones stand; a provider's own arguments of these names are templates.</summary>
    private static readonly string[] PlainAt = ["variable", "module", "provider", "output", "lifecycle", "moved", "required_providers"];

    public static string Of(HclBody body) => Body(body, "").ToJsonString();

    private static JsonObject Body(HclBody body, string type)
    {
        var result = new JsonObject();
        foreach (var item in body.Items)
        {
            if (item.Attribute is { } attribute)
            {
                var plain = Plain.Contains(attribute.Name)
                    && (PlainAt.Contains(type) || (type is "resource" or "data" && attribute.Name is "depends_on" or "provider"));
                result.Add(attribute.Name, type is "required_providers" ? Constant(attribute.Value) : plain ? Reference(attribute.Value) : Template(attribute.Value));
            }
            else if (item.Block is { } block)
            {
                Add(result, block);
            }
        }

        return result;
    }

    private static void Add(JsonObject at, HclBlock block)
    {
        foreach (var (name, isLast) in new[] { block.Type }.Concat(block.Labels).Select((name, i) => (name, i == block.Labels.Count)))
        {
            if (isLast)
            {
                at[name] ??= new JsonArray();
                at[name]!.AsArray().Add((JsonNode)Body(block.Body, block.Type));
                return;
            }

            at[name] ??= new JsonObject();
            at = at[name]!.AsObject();
        }
    }

    private static JsonNode? Template(Expression expression) => expression switch
    {
        LiteralExpression { Kind: LiteralKind.Null } => null,
        LiteralExpression { Kind: LiteralKind.String } => HclText.Of(expression).Contains('$', StringComparison.Ordinal) ? $"${{{HclText.Of(expression)}}}" : Constant(expression),
        LiteralExpression => Constant(expression),
        TupleExpression tuple => new JsonArray([.. tuple.Items.Select(Template)]),
        _ => $"${{{HclText.Of(expression)}}}",
    };

    private static JsonNode? Constant(Expression expression) => expression switch
    {
        LiteralExpression { Kind: LiteralKind.Null } => null,
        LiteralExpression { Kind: LiteralKind.String } literal => literal.Text,
        LiteralExpression literal => JsonNode.Parse(literal.Text),
        UnaryExpression { Operand: LiteralExpression literal } => JsonNode.Parse("-" + literal.Text),
        TupleExpression tuple => new JsonArray([.. tuple.Items.Select(Constant)]),
        ObjectExpression written => new JsonObject(written.Items.Select(item => KeyValuePair.Create(((LiteralExpression)item.Key).Text, Constant(item.Value)))),
        _ => HclText.Of(expression),
    };

    /// <summary>References as text; what is a constant already stays one.</summary>
    private static JsonNode? Reference(Expression expression) => expression switch
    {
        TupleExpression tuple => new JsonArray([.. tuple.Items.Select(Reference)]),
        _ => Constant(expression),
    };
}
