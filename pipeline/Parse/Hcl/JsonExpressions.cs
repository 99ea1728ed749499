namespace GraphSec.Pipeline.Parse.Hcl;

/// <summary>
/// Turns JSON into expressions as HCL's JSON syntax has it (hcl/json/spec.md): objects and arrays are constructors, strings are
/// templates, or expressions where the language asks for a reference, or plain text where it asks for a constant.
/// </summary>
internal sealed class JsonExpressions(SourceText source, List<HclDiagnostic> diagnostics)
{
    public Expression Template(JsonNode node) => Convert(node, JsonText.Template);

    public Expression Reference(JsonNode node) => Convert(node, JsonText.Expression);

    public Expression Constant(JsonNode node) => Convert(node, JsonText.Plain);

    private Expression Convert(JsonNode node, JsonText strings)
    {
        switch (node.Kind)
        {
            case JsonNodeKind.Null:
                return new LiteralExpression(node.Span, LiteralKind.Null, "");
            case JsonNodeKind.Bool:
                return new LiteralExpression(node.Span, LiteralKind.Bool, node.Text);
            case JsonNodeKind.Number:
                return new LiteralExpression(node.Span, LiteralKind.Number, node.Text);
            case JsonNodeKind.String:
                return ConvertText(node, strings);
            case JsonNodeKind.Array:
                var items = new Expression[node.Items.Count];
                for (var i = 0; i < items.Length; i++)
                {
                    items[i] = Convert(node.Items[i], strings);
                }

                return new TupleExpression(node.Span, items);
            default:
                var members = new ObjectItem[node.Members.Count];
                for (var i = 0; i < members.Length; i++)
                {
                    var (name, value) = node.Members[i];
                    members[i] = new ObjectItem(ConvertText(name, strings == JsonText.Template ? strings : JsonText.Plain),
                        Convert(value, strings));
                }

                return new ObjectExpression(node.Span, members);
        }
    }

    private Expression ConvertText(JsonNode node, JsonText strings)
    {
        if (strings == JsonText.Plain || (strings == JsonText.Template && !node.Text.AsSpan().ContainsAny('$', '%')))
        {
            return new LiteralExpression(node.Span, LiteralKind.String, node.Text);
        }

        var isTemplate = strings == JsonText.Template;
        if (node.IsVerbatim)
        {
            var inside = new SourceSpan(node.Span.Start + 1, node.Span.End - 1);
            return Unwrapped(HclParser.ParseEmbedded(source, inside, isTemplate, diagnostics, null));
        }

        var decoded = new SourceText(source.Path, node.Text);
        var whole = new SourceSpan(0, node.Text.Length);
        return Unwrapped(HclParser.ParseEmbedded(decoded, whole, isTemplate, diagnostics, (source, node.Span)));
    }

    /// <summary>JSON can write an expression only as a template of one interpolation: it is that expression.</summary>
    private static Expression Unwrapped(Expression expression) =>
        expression is TemplateExpression { Parts: [var only] } ? only : expression;
}
