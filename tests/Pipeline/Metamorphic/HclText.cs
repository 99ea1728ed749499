using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Tests.Pipeline.Metamorphic;

/// <summary>Writes an expression as source again, with every bracket: it reads as the same tree.</summary>
internal static class HclText
{
    public static string Of(Expression expression) => expression switch
    {
        LiteralExpression { Kind: LiteralKind.String } literal => Quoted(literal.Text),
        LiteralExpression { Kind: LiteralKind.Null } => "null",
        LiteralExpression literal => literal.Text,
        NameExpression name => name.Name,
        SplatItemExpression => "",
        AttributeAccessExpression access => $"{Of(access.Source)}.{access.Name}",
        IndexExpression index => $"{Of(index.Source)}[{Of(index.Key)}]",
        SplatExpression splat => $"{Of(splat.Source)}{(splat.IsFull ? "[*]" : ".*")}{Of(splat.Each)}",
        CallExpression call => $"{call.Name}({Join(call.Arguments)}{(call.ExpandsLast ? "..." : "")})",
        UnaryExpression unary => $"({(unary.Operation == TokenKind.Not ? "!" : "-")}{Of(unary.Operand)})",
        BinaryExpression binary => $"({Of(binary.Left)} {Sign(binary.Operation)} {Of(binary.Right)})",
        ConditionalExpression c => $"({Of(c.Condition)} ? {Of(c.Then)} : {Of(c.Otherwise)})",
        TupleExpression tuple => $"[{Join(tuple.Items)}]",
        ObjectExpression written => "{ " + string.Join(", ", written.Items.Select(item => $"({Of(item.Key)}) = {Of(item.Value)}")) + " }",
        TemplateExpression template => "\"" + string.Concat(template.Parts.Select(Part)) + "\"",
        TemplateJoinExpression join => "\"" + Part(join) + "\"",
        ForExpression { Key: null } loop => $"[for {Names(loop)} in {Of(loop.Collection)} : {Of(loop.Value)}{Filter(loop)}]",
        ForExpression loop => $"{{ for {Names(loop)} in {Of(loop.Collection)} : {Of(loop.Key!)} => {Of(loop.Value)}{(loop.Groups ? "..." : "")}{Filter(loop)} }}",
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression.GetType().Name),
    };

    /// <summary>What stands between the quotes of a template.</summary>
    private static string Part(Expression part) => part switch
    {
        LiteralExpression { Kind: LiteralKind.String } literal => Quoted(literal.Text)[1..^1],
        TemplateJoinExpression { Loop: var loop } => $"%{{ for {Names(loop)} in {Of(loop.Collection)} }}{Part(loop.Value)}%{{ endfor }}",
        TemplateExpression template => string.Concat(template.Parts.Select(Part)),
        _ => $"${{{Of(part)}}}",
    };

    private static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)
        .Replace("${", "$${", StringComparison.Ordinal).Replace("%{", "%%{", StringComparison.Ordinal) + "\"";

    private static string Names(ForExpression loop) => loop.KeyName is null ? loop.ValueName : $"{loop.KeyName}, {loop.ValueName}";

    private static string Filter(ForExpression loop) => loop.Condition is null ? "" : $" if {Of(loop.Condition)}";

    private static string Join(IEnumerable<Expression> expressions) => string.Join(", ", expressions.Select(Of));

    private static string Sign(TokenKind operation) => operation switch
    {
        TokenKind.Or => "||",
        TokenKind.And => "&&",
        TokenKind.Equal => "==",
        TokenKind.NotEqual => "!=",
        TokenKind.Less => "<",
        TokenKind.LessOrEqual => "<=",
        TokenKind.Greater => ">",
        TokenKind.GreaterOrEqual => ">=",
        TokenKind.Plus => "+",
        TokenKind.Minus => "-",
        TokenKind.Star => "*",
        TokenKind.Slash => "/",
        _ => "%",
    };
}
