using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Conformance.Edges;

/// <summary>Finds references in expressions: a name and the attributes, indices and splats that follow it.</summary>
internal static class ReferenceChains
{
    /// <param name="expression">Where to look.</param>
    /// <param name="visit">Is given each whole chain and the names that it starts with; false to look into its indices.</param>
    public static void Visit(Expression expression, Func<Expression, IReadOnlyList<string>, bool> visit)
    {
        switch (expression)
        {
            case NameExpression or AttributeAccessExpression or IndexExpression or SplatExpression:
                VisitChain(expression, visit);
                break;
            case TemplateExpression template:
                VisitAll(template.Parts, visit);
                break;
            case TupleExpression tuple:
                VisitAll(tuple.Items, visit);
                break;
            case CallExpression call:
                VisitAll(call.Arguments, visit);
                break;
            case ObjectExpression written:
                VisitAll(written.Items.SelectMany(item => (Expression[])[item.Key, item.Value]), visit);
                break;
            case BinaryExpression binary:
                VisitAll([binary.Left, binary.Right], visit);
                break;
            case UnaryExpression unary:
                Visit(unary.Operand, visit);
                break;
            case ConditionalExpression conditional:
                VisitAll([conditional.Condition, conditional.Then, conditional.Otherwise], visit);
                break;
            case TemplateJoinExpression join:
                Visit(join.Loop, visit);
                break;
            case ForExpression loop:
                VisitAll([loop.Collection, loop.Key, loop.Value, loop.Condition], visit);
                break;
        }
    }

    private static void VisitAll(IEnumerable<Expression?> expressions, Func<Expression, IReadOnlyList<string>, bool> visit)
    {
        foreach (var expression in expressions)
        {
            if (expression is not null)
            {
                Visit(expression, visit);
            }
        }
    }

    private static void VisitChain(Expression chain, Func<Expression, IReadOnlyList<string>, bool> visit)
    {
        var names = new List<string>();
        var indices = new List<Expression>();
        var root = chain;
        while (true)
        {
            switch (root)
            {
                case AttributeAccessExpression access:
                    names.Insert(0, access.Name);
                    root = access.Source;
                    continue;
                case IndexExpression index:
                    // Attributes behind an index are no part of the address.
                    names.Clear();
                    indices.Add(index.Key);
                    root = index.Source;
                    continue;
                case SplatExpression splat:
                    names.Clear();
                    indices.Add(splat.Each);
                    root = splat.Source;
                    continue;
            }

            break;
        }

        if (root is NameExpression name)
        {
            names.Insert(0, name.Name);
            if (visit(chain, names))
            {
                return;
            }
        }
        else if (root is not SplatItemExpression)
        {
            Visit(root, visit);
        }

        VisitAll(indices, visit);
    }
}
