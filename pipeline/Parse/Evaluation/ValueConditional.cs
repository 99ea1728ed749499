namespace GraphSec.Pipeline.Parse.Evaluation;

/// <summary>condition ? yes : no, with both results brought to one type.</summary>
public static class ValueConditional
{
    /// <exception cref="EvaluationException">The condition is no bool, or the results have no type in common.</exception>
    public static Value Choose(Value condition, Value yes, Value no)
    {
        var test = ValueConversion.Convert(condition, TypeConstraint.Bool);
        if (test.IsNull)
        {
            throw new EvaluationException("the condition value is null; conditions must either be true or false");
        }

        var type = CommonType(yes, no)
            ?? throw new EvaluationException("the true and false result expressions must have consistent types");
        var chosen = !test.IsKnown
            ? Undecided(type, yes, no)
            : ValueConversion.Convert(test.Boolean ? yes : no, type);
        return chosen.WithSensitive(condition.HasSensitive || yes.IsSensitive || no.IsSensitive);
    }

    /// <summary>Where both results are the same string, number or bool, the condition need not be known.</summary>
    private static Value Undecided(TypeConstraint type, Value yes, Value no) =>
        yes.IsKnown && yes.Type.IsPrimitive && yes.Equals(no) && !yes.IsSensitive && !no.IsSensitive
            ? yes
            : Value.UnknownOf(type);

    private static TypeConstraint? CommonType(Value yes, Value no)
    {
        if (yes.IsNull && yes.Type.Kind == TypeKind.Any)
        {
            return no.Type;
        }

        return no.IsNull && no.Type.Kind == TypeKind.Any ? yes.Type : TypeUnification.Unify([yes.Type, no.Type]);
    }
}
