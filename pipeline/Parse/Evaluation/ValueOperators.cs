namespace GraphSec.Pipeline.Parse.Evaluation;

/// <summary>
/// The operators of the language as of Terraform 1.11: operands are converted first, an unknown operand makes the result
/// unknown (also for &amp;&amp; and ||, which do not look at the other side), null is an error except for == and !=.
/// </summary>
public static class ValueOperators
{
    public static Value Add(Value left, Value right) => Arithmetic(left, right, static (a, b) => a + b);

    public static Value Subtract(Value left, Value right) => Arithmetic(left, right, static (a, b) => a - b);

    public static Value Multiply(Value left, Value right) => Arithmetic(left, right, static (a, b) => a * b);

    public static Value Divide(Value left, Value right) => Arithmetic(left, right, static (a, b) => a / b);

    public static Value Remainder(Value left, Value right) =>
        Arithmetic(left, right, static (a, b) => b.Sign == 0 ? a : a % b);

    public static Value Negate(Value operand) => Unary(operand, TypeConstraint.Number, static v => Value.Of(-v.Number));

    public static Value Not(Value operand) => Unary(operand, TypeConstraint.Bool, static v => Value.Of(!v.Boolean));

    public static Value And(Value left, Value right) => Logic(left, right, static (a, b) => a && b);

    public static Value Or(Value left, Value right) => Logic(left, right, static (a, b) => a || b);

    public static Value Less(Value left, Value right) => Comparison(left, right, static order => order < 0);

    public static Value LessOrEqual(Value left, Value right) => Comparison(left, right, static order => order <= 0);

    public static Value Greater(Value left, Value right) => Comparison(left, right, static order => order > 0);

    public static Value GreaterOrEqual(Value left, Value right) => Comparison(left, right, static order => order >= 0);

    /// <summary>Equal only for values of one type; unknown as long as an unknown part could still decide.</summary>
    public static Value Equal(Value left, Value right)
    {
        var sensitive = left.HasSensitive || right.HasSensitive;
        var result = ValueComparison.Equal(left, right);
        return (result is { } known ? Value.Of(known) : Value.UnknownOf(TypeConstraint.Bool)).WithSensitive(sensitive);
    }

    public static Value NotEqual(Value left, Value right) => Not(Equal(left, right));

    private static Value Arithmetic(Value left, Value right, Func<Number, Number, Number> operation) =>
        Binary(left, right, TypeConstraint.Number, TypeConstraint.Number, (a, b) => Value.Of(operation(a.Number, b.Number)));

    private static Value Comparison(Value left, Value right, Func<int, bool> holds) =>
        Binary(left, right, TypeConstraint.Number, TypeConstraint.Bool, (a, b) => Value.Of(holds(a.Number.CompareTo(b.Number))));

    private static Value Logic(Value left, Value right, Func<bool, bool, bool> operation) =>
        Binary(left, right, TypeConstraint.Bool, TypeConstraint.Bool, (a, b) => Value.Of(operation(a.Boolean, b.Boolean)));

    private static Value Binary(
        Value left, Value right, TypeConstraint operand, TypeConstraint result, Func<Value, Value, Value> operation)
    {
        var (a, b) = (Operand(left, operand), Operand(right, operand));
        var value = a.IsKnown && b.IsKnown ? operation(a, b) : Value.UnknownOf(result);
        return value.WithSensitive(left.HasSensitive || right.HasSensitive);
    }

    private static Value Unary(Value operand, TypeConstraint type, Func<Value, Value> operation)
    {
        var value = Operand(operand, type);
        return (value.IsKnown ? operation(value) : Value.UnknownOf(type)).WithSensitive(operand.HasSensitive);
    }

    private static Value Operand(Value value, TypeConstraint type)
    {
        var converted = ValueConversion.Convert(value, type);
        return converted.IsNull ? throw new EvaluationException("argument must not be null") : converted;
    }
}
