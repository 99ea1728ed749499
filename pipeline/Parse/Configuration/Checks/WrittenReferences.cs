using System.Runtime.CompilerServices;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration.Checks;

/// <summary>
/// Finds the references of an expression as they are written, with no module at hand: what <c>hcl.Expression.Variables</c> gives.
/// Names that for expressions bind are none.
/// </summary>
internal static class WrittenReferences
{
    public static List<WrittenReference> Of(Expression expression)
    {
        var found = new List<WrittenReference>();
        Collect(expression, [], found);
        return found;
    }

    private static void Collect(Expression expression, string[] bound, List<WrittenReference> found)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return;
        }

        switch (expression)
        {
            case NameExpression or AttributeAccessExpression or IndexExpression or SplatExpression:
                Chain(expression, bound, found);
                break;
            case TemplateExpression template:
                All(template.Parts, bound, found);
                break;
            case TupleExpression tuple:
                All(tuple.Items, bound, found);
                break;
            case CallExpression call:
                All(call.Arguments, bound, found);
                break;
            case ObjectExpression written:
                foreach (var item in written.Items)
                {
                    Collect(item.Key, bound, found);
                    Collect(item.Value, bound, found);
                }

                break;
            case BinaryExpression binary:
                All([binary.Left, binary.Right], bound, found);
                break;
            case UnaryExpression unary:
                Collect(unary.Operand, bound, found);
                break;
            case ConditionalExpression conditional:
                All([conditional.Condition, conditional.Then, conditional.Otherwise], bound, found);
                break;
            case TemplateJoinExpression join:
                Collect(join.Loop, bound, found);
                break;
            case ForExpression loop:
                Collect(loop.Collection, bound, found);
                string[] inner = loop.KeyName is null ? [.. bound, loop.ValueName] : [.. bound, loop.KeyName, loop.ValueName];
                All([loop.Key ?? loop.Value, loop.Value, loop.Condition ?? loop.Value], inner, found);
                break;
        }
    }

    private static void All(IReadOnlyList<Expression> expressions, string[] bound, List<WrittenReference> found)
    {
        foreach (var expression in expressions)
        {
            Collect(expression, bound, found);
        }
    }

    private static void Chain(Expression expression, string[] bound, List<WrittenReference> found)
    {
        var names = new List<string>();
        while (true)
        {
            switch (expression)
            {
                case AttributeAccessExpression access:
                    names.Add(access.Name);
                    expression = access.Source;
                    continue;
                case IndexExpression index:
                    Collect(index.Key, bound, found);
                    names.Clear();
                    expression = index.Source;
                    continue;
                case SplatExpression splat:
                    Collect(splat.Each, bound, found);
                    names.Clear();
                    expression = splat.Source;
                    continue;
                case NameExpression name when !bound.Contains(name.Name):
                    names.Add(name.Name);
                    names.Reverse();
                    found.Add(new WrittenReference(name.Span, names));
                    return;
                case NameExpression or SplatItemExpression:
                    return;
                default:
                    Collect(expression, bound, found);
                    return;
            }
        }
    }
}
