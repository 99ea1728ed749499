using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>Reads the type of a variable. What is no type counts as <c>any</c>.</summary>
internal static class TypeConstraintReader
{
    public static TypeConstraint Read(Expression expression)
    {
        switch (expression)
        {
            case NameExpression name:
                return Primitive(name.Name);
            case LiteralExpression { Kind: LiteralKind.String } quoted:
                return Primitive(quoted.Text);
            case CallExpression { Arguments.Count: 1 } call:
                return Compound(call.Name, call.Arguments[0]);
            default:
                return TypeConstraint.Any;
        }
    }

    private static TypeConstraint Primitive(string name) => name switch
    {
        "string" => TypeConstraint.String,
        "number" => TypeConstraint.Number,
        "bool" => TypeConstraint.Bool,
        "list" => TypeConstraint.ListOf(TypeConstraint.Any),
        "map" => TypeConstraint.MapOf(TypeConstraint.Any),
        "set" => TypeConstraint.SetOf(TypeConstraint.Any),
        _ => TypeConstraint.Any,
    };

    private static TypeConstraint Compound(string name, Expression argument) => name switch
    {
        "list" => TypeConstraint.ListOf(Read(argument)),
        "set" => TypeConstraint.SetOf(Read(argument)),
        "map" => TypeConstraint.MapOf(Read(argument)),
        "tuple" when argument is TupleExpression tuple => TypeConstraint.TupleOf([.. tuple.Items.Select(Read)]),
        "object" when argument is ObjectExpression written => TypeConstraint.ObjectOf(written.Items.Select(Attribute)),
        _ => TypeConstraint.Any,
    };

    private static AttributeConstraint Attribute(ObjectItem item)
    {
        var name = ReferenceText.Of(item.Key) ?? "";
        if (item.Value is not CallExpression { Name: "optional", Arguments.Count: > 0 } optional)
        {
            return new AttributeConstraint(name, Read(item.Value));
        }

        var type = Read(optional.Arguments[0]);
        var fallback = optional.Arguments.Count > 1 ? Evaluator.EvaluateOrUnknown(optional.Arguments[1], Scope.Constants) : null;
        return new AttributeConstraint(name, type, true, fallback);
    }
}
