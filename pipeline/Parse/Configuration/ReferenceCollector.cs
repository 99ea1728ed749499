using System.Runtime.CompilerServices;
using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>
/// Finds what an expression refers to. Every name counts, also in the arm of a conditional that is not taken: this is how
/// Terraform orders its work. Which instance is meant is told by the value of the index, where that is known.
/// </summary>
internal static partial class ReferenceCollector
{
    public static void Collect(Expression expression, Scope scope, List<FoundReference> found)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return;
        }

        switch (expression)
        {
            case LiteralExpression or SplatItemExpression:
                break;
            case NameExpression or AttributeAccessExpression or IndexExpression or SplatExpression:
                CollectChain(expression, scope, found);
                break;
            case TemplateExpression template:
                CollectAll(template.Parts, scope, found);
                break;
            case TupleExpression tuple:
                CollectAll(tuple.Items, scope, found);
                break;
            case CallExpression call:
                CollectAll(call.Arguments, scope, found);
                break;
            case ObjectExpression written:
                foreach (var item in written.Items)
                {
                    Collect(item.Key, scope, found);
                    Collect(item.Value, scope, found);
                }

                break;
            case BinaryExpression binary:
                Collect(binary.Left, scope, found);
                Collect(binary.Right, scope, found);
                break;
            case UnaryExpression unary:
                Collect(unary.Operand, scope, found);
                break;
            case ConditionalExpression conditional:
                Collect(conditional.Condition, scope, found);
                Collect(conditional.Then, scope, found);
                Collect(conditional.Otherwise, scope, found);
                break;
            case TemplateJoinExpression join:
                Collect(join.Loop, scope, found);
                break;
            case ForExpression loop:
                CollectFor(loop, scope, found);
                break;
        }
    }

    /// <summary>Names, attributes and indices and nothing else.</summary>
    public static bool IsReference(Expression expression)
    {
        while (true)
        {
            switch (expression)
            {
                case NameExpression:
                    return true;
                case AttributeAccessExpression access:
                    expression = access.Source;
                    break;
                case IndexExpression index:
                    expression = index.Source;
                    break;
                case SplatExpression splat:
                    expression = splat.Source;
                    break;
                default:
                    return false;
            }
        }
    }

    private static void CollectAll(IReadOnlyList<Expression> expressions, Scope scope, List<FoundReference> found)
    {
        for (var i = 0; i < expressions.Count; i++)
        {
            Collect(expressions[i], scope, found);
        }
    }

    private static void CollectChain(Expression expression, Scope scope, List<FoundReference> found)
    {
        var steps = new List<ReferenceStep>();
        var root = Flatten(expression, scope, steps, found);
        switch (root)
        {
            case SplatItemExpression:
                return;
            case CallExpression { Name: "values", Arguments: [var whole] } when Evaluator.FindCall(whole, scope) is { } call
                && steps is [{ IsSplat: true }, ..]:
                CollectModule(call, [default, .. steps], scope, found);
                return;
            case not NameExpression:
                Collect(root, scope, found);
                return;
            case NameExpression bound when scope.TryFind(bound.Name, out _, out var element):
                if (element is not null && steps is [{ Name: "value" }, ..])
                {
                    CollectElement(element, steps, 1, $"{bound.Name}.value", found);
                }

                return;
            case NameExpression name when !scope.IsClosed:
                CollectNamed(name.Name, steps, scope, found);
                return;
        }
    }

    /// <summary>Gives the root of a chain and its steps in order; what indices refer to is collected on the way.</summary>
    private static Expression Flatten(Expression expression, Scope scope, List<ReferenceStep> steps, List<FoundReference> found)
    {
        while (true)
        {
            switch (expression)
            {
                case AttributeAccessExpression access:
                    steps.Add(new ReferenceStep(access.Name, null, false));
                    expression = access.Source;
                    break;
                case IndexExpression index:
                    Collect(index.Key, scope, found);
                    steps.Add(new ReferenceStep(null, index.Key, false));
                    expression = index.Source;
                    break;
                case SplatExpression splat:
                    var inner = new List<ReferenceStep>();
                    Flatten(splat.Each, scope, inner, found);
                    inner.Reverse();
                    for (var i = inner.Count - 1; i >= 0; i--)
                    {
                        steps.Add(inner[i]);
                    }

                    steps.Add(new ReferenceStep(null, null, true));
                    expression = splat.Source;
                    break;
                default:
                    steps.Reverse();
                    return expression;
            }
        }
    }

    /// <summary>The attributes from a step on, dotted, indices and splats left out.</summary>
    private static string PathFrom(List<ReferenceStep> steps, int start)
    {
        var path = "";
        for (var i = start; i < steps.Count; i++)
        {
            if (steps[i].Name is { } name)
            {
                path = path.Length == 0 ? name : $"{path}.{name}";
            }
        }

        return path;
    }
}
