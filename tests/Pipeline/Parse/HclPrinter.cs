using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Tests.Pipeline.Parse;

/// <summary>Writes an expression's tree with every bracket, so that a test can compare one line.</summary>
public static class HclPrinter
{
    public static string Print(Expression expression) => expression switch
    {
        LiteralExpression { Kind: LiteralKind.String } literal => "'" + literal.Text + "'",
        LiteralExpression { Kind: LiteralKind.Null } => "null",
        LiteralExpression { Kind: LiteralKind.Invalid } => "?",
        LiteralExpression literal => literal.Text,
        NameExpression name => name.Name,
        AttributeAccessExpression access => Print(access.Source) + "." + access.Name,
        IndexExpression index => $"{Print(index.Source)}[{Print(index.Key)}]",
        SplatItemExpression => "@",
        SplatExpression splat => $"{Print(splat.Source)}{(splat.IsFull ? "[*]" : ".*")}({Print(splat.Each)})",
        CallExpression call => $"{call.Name}({Join(call.Arguments)}{(call.ExpandsLast ? "..." : "")})",
        UnaryExpression unary => $"({unary.Operation} {Print(unary.Operand)})",
        BinaryExpression binary => $"({Print(binary.Left)} {binary.Operation} {Print(binary.Right)})",
        ConditionalExpression c => $"({Print(c.Condition)} ? {Print(c.Then)} : {Print(c.Otherwise)})",
        TupleExpression tuple => $"[{Join(tuple.Items)}]",
        ObjectExpression o => "{" + string.Join(", ", o.Items.Select(item => $"{Print(item.Key)}={Print(item.Value)}")) + "}",
        TemplateExpression template => $"<{Join(template.Parts)}>",
        TemplateJoinExpression join => $"join{Print(join.Loop)}",
        ForExpression loop => $"(for {loop.KeyName},{loop.ValueName} in {Print(loop.Collection)}: "
            + (loop.Key is null ? "" : Print(loop.Key) + (loop.Groups ? " =>... " : " => ")) + Print(loop.Value)
            + (loop.Condition is null ? "" : " if " + Print(loop.Condition)) + ")",
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression.GetType().Name),
    };

    private static string Join(IEnumerable<Expression> expressions) => string.Join(", ", expressions.Select(Print));
}
