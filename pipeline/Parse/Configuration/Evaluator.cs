using System.Runtime.CompilerServices;
using System.Text;
using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>Evaluates expressions as Terraform would before anything exists: what only a provider can tell is unknown.</summary>
internal static partial class Evaluator
{
    public static Value EvaluateOrUnknown(Expression expression, Scope scope)
    {
        try
        {
            return Evaluate(expression, scope);
        }
        catch (EvaluationException)
        {
            return Value.Unknown;
        }
    }

    /// <exception cref="EvaluationException">Terraform would refuse the expression.</exception>
    public static Value Evaluate(Expression expression, Scope scope)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return Value.Unknown;
        }

        return expression switch
        {
            LiteralExpression literal => Literal(literal),
            AttributeAccessExpression access => Access(access, scope),
            IndexExpression index => Index(index, scope),
            NameExpression name => scope.TryFind(name.Name, out var bound, out _) ? bound : Value.Unknown,
            SplatItemExpression => scope.TryFind(expression, out var item, out _) ? item : Value.Unknown,
            TemplateExpression template => Template(template, scope),
            CallExpression call => Call(call, scope),
            ConditionalExpression conditional => Conditional(conditional, scope),
            BinaryExpression binary => Binary(binary, scope),
            UnaryExpression unary => unary.Operation == TokenKind.Not
                ? ValueOperators.Not(Evaluate(unary.Operand, scope))
                : ValueOperators.Negate(Evaluate(unary.Operand, scope)),
            TupleExpression tuple => Tuple(tuple, scope),
            ObjectExpression written => Object(written, scope),
            ForExpression loop => loop.Key is null ? ForTuple(loop, scope) : ForObject(loop, scope),
            SplatExpression splat => Splat(splat, scope),
            TemplateJoinExpression join => Join(join, scope),
            _ => Value.Unknown,
        };
    }

    private static Value Literal(LiteralExpression literal) => literal.Kind switch
    {
        LiteralKind.Null => Value.Null,
        LiteralKind.Bool => Value.Of(literal.Text == "true"),
        LiteralKind.Number => Value.Of(Number.Parse(literal.Text)),
        LiteralKind.String => Value.Of(literal.Text),
        _ => Value.Unknown,
    };

    private static Value Template(TemplateExpression template, Scope scope)
    {
        if (template.Parts.Count == 1)
        {
            return Evaluate(template.Parts[0], scope);
        }

        var text = new StringBuilder();
        var sensitive = false;
        var known = true;
        foreach (var part in template.Parts)
        {
            var value = Evaluate(part, scope);
            sensitive |= value.IsSensitive;
            if (value.IsNull)
            {
                throw new EvaluationException("a null value cannot be put into a template");
            }

            var converted = ValueConversion.ToText(value);
            known &= converted.IsKnown;
            text.Append(converted.Text);
            Limits.CheckText(text.Length);
        }

        scope.Module?.Context.TakeText(text.Length);
        return (known ? Value.Of(text.ToString()) : Value.UnknownOf(TypeConstraint.String)).WithSensitive(sensitive);
    }

    private static Value Join(TemplateJoinExpression join, Scope scope)
    {
        var parts = ForTuple(join.Loop, scope);
        if (!parts.IsKnown)
        {
            return Value.UnknownOf(TypeConstraint.String).WithSensitive(parts.IsSensitive);
        }

        var text = new StringBuilder();
        var sensitive = parts.IsSensitive;
        foreach (var part in parts.Items)
        {
            var converted = ValueConversion.ToText(part);
            sensitive |= part.IsSensitive;
            if (converted.Kind != ValueKind.String)
            {
                return Value.UnknownOf(TypeConstraint.String).WithSensitive(sensitive);
            }

            text.Append(converted.Text);
            Limits.CheckText(text.Length);
        }

        scope.Module.Context.TakeText(text.Length);
        return Value.Of(text.ToString()).WithSensitive(sensitive);
    }

    private static Value Conditional(ConditionalExpression conditional, Scope scope)
    {
        var condition = Evaluate(conditional.Condition, scope);
        if (!condition.IsKnown)
        {
            return ValueConditional.Choose(condition, EvaluateOrUnknown(conditional.Then, scope),
                EvaluateOrUnknown(conditional.Otherwise, scope));
        }

        var test = ValueConversion.Convert(condition, TypeConstraint.Bool);
        var isThen = test.Kind == ValueKind.Bool && test.Boolean;
        var chosen = Evaluate(isThen ? conditional.Then : conditional.Otherwise, scope);
        var other = EvaluateOrUnknown(isThen ? conditional.Otherwise : conditional.Then, scope);
        try
        {
            return isThen ? ValueConditional.Choose(condition, chosen, other) : ValueConditional.Choose(condition, other, chosen);
        }
        catch (EvaluationException)
        {
            // The other arm may only seem to be of another type, being partly unknown here.
            return chosen.WithSensitive(condition.HasSensitive);
        }
    }

    private static Value Binary(BinaryExpression binary, Scope scope)
    {
        var left = Evaluate(binary.Left, scope);
        var isLogical = binary.Operation is TokenKind.And or TokenKind.Or;
        if (isLogical && left.Kind == ValueKind.Bool && left.Boolean == (binary.Operation == TokenKind.Or))
        {
            return left;
        }

        // The left side may turn out to guard the right one.
        var right = isLogical && !left.IsKnown ? EvaluateOrUnknown(binary.Right, scope) : Evaluate(binary.Right, scope);
        return binary.Operation switch
        {
            TokenKind.Or => ValueOperators.Or(left, right),
            TokenKind.And => ValueOperators.And(left, right),
            TokenKind.Equal => ValueOperators.Equal(left, right),
            TokenKind.NotEqual => ValueOperators.NotEqual(left, right),
            TokenKind.Less => ValueOperators.Less(left, right),
            TokenKind.LessOrEqual => ValueOperators.LessOrEqual(left, right),
            TokenKind.Greater => ValueOperators.Greater(left, right),
            TokenKind.GreaterOrEqual => ValueOperators.GreaterOrEqual(left, right),
            TokenKind.Plus => ValueOperators.Add(left, right),
            TokenKind.Minus => ValueOperators.Subtract(left, right),
            TokenKind.Star => ValueOperators.Multiply(left, right),
            TokenKind.Slash => ValueOperators.Divide(left, right),
            _ => ValueOperators.Remainder(left, right),
        };
    }

    private static Value Tuple(TupleExpression tuple, Scope scope)
    {
        var items = new Value[tuple.Items.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Evaluate(tuple.Items[i], scope);
        }

        return Value.TupleOf(items);
    }

    private static Value Object(ObjectExpression written, Scope scope)
    {
        var members = new KeyValuePair<string, Value>[written.Items.Count];
        var known = true;
        for (var i = 0; i < members.Length; i++)
        {
            var key = KeyText(Evaluate(written.Items[i].Key, scope));
            known &= key is not null;
            members[i] = KeyValuePair.Create(key ?? "", Evaluate(written.Items[i].Value, scope));
        }

        return known ? Value.ObjectOf(members) : Value.Unknown;
    }

    /// <summary>A key as text; null where unknown.</summary>
    private static string? KeyText(Value key)
    {
        var text = ValueConversion.ToText(key);
        return text.Kind switch
        {
            ValueKind.String => text.Text,
            ValueKind.Null => throw new EvaluationException("a key must not be null"),
            _ => null,
        };
    }
}
