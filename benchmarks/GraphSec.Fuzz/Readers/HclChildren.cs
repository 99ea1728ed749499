using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Fuzz.Readers;

/// <summary>The expressions right below an expression, in the order of the text.</summary>
internal static class HclChildren
{
    public static IEnumerable<Expression> Of(Expression expression) => expression switch
    {
        AttributeAccessExpression access => [access.Source],
        IndexExpression index => [index.Source, index.Key],
        SplatExpression splat => [splat.Source, splat.Each],
        CallExpression call => call.Arguments,
        UnaryExpression unary => [unary.Operand],
        BinaryExpression binary => [binary.Left, binary.Right],
        ConditionalExpression conditional => [conditional.Condition, conditional.Then, conditional.Otherwise],
        TupleExpression tuple => tuple.Items,
        ObjectExpression written => written.Items.SelectMany(item => new[] { item.Key, item.Value }),
        TemplateExpression template => template.Parts,
        TemplateJoinExpression join => [join.Loop],
        ForExpression loop => new[] { loop.Collection, loop.Key, loop.Value, loop.Condition }.OfType<Expression>(),
        LiteralExpression or NameExpression or SplatItemExpression => [],
        _ => throw new BrokenPropertyException($"an expression of no known kind: {expression.GetType().Name}"),
    };
}
