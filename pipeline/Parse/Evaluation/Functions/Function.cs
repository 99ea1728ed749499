namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>
/// A function: its parameters, the type of its result and its body. A call checks the number of arguments, converts them,
/// refuses nulls, answers for unknown arguments and takes the marks off and puts them on the result, unless a parameter's
/// <see cref="Allowance"/> leaves that to the body.
/// </summary>
internal sealed class Function(TypeConstraint result, Func<CallArguments, Value> body, params Parameter[] parameters)
{
    /// <summary>The parameter of all further arguments; null where there are none.</summary>
    public Parameter? Rest { get; init; }

    /// <summary>How many arguments of <see cref="Rest"/> there must be.</summary>
    public int LeastRest { get; init; }

    /// <summary>How many of the parameters at the end may be left out.</summary>
    public int Optional { get; init; }

    /// <summary>The type of an unknown result where it depends on the arguments.</summary>
    public Func<IReadOnlyList<Value>, TypeConstraint>? ResultOf { get; init; }

    /// <exception cref="EvaluationException">Terraform would refuse this call.</exception>
    public Value Call(IReadOnlyList<Value> arguments, FunctionContext context)
    {
        CheckCount(arguments.Count);
        var prepared = new Value[arguments.Count];
        var (isUnknown, isSensitive) = (false, false);
        for (var i = 0; i < prepared.Length; i++)
        {
            var parameter = i < parameters.Length ? parameters[i] : Rest!;
            var value = Converted(arguments[i], parameter, i);
            if (!parameter.Allows(Allowance.Marked) && value.HasSensitive)
            {
                isSensitive = true;
                value = value.UnmarkedDeep();
            }

            isUnknown |= !parameter.Allows(Allowance.Unknown)
                && !(parameter.Allows(Allowance.PartlyUnknown) ? value.IsKnown : value.IsWhollyKnown);
            prepared[i] = value;
        }

        if (isUnknown)
        {
            isSensitive |= prepared.Any(value => value.IsSensitive);
            return Value.UnknownOf(ResultOf?.Invoke(prepared) ?? result).WithSensitive(isSensitive);
        }

        var answer = body(new CallArguments(prepared, context));
        Limits.CheckText(answer.Text.Length);
        return answer.WithSensitive(isSensitive);
    }

    private static Value Converted(Value argument, Parameter parameter, int index)
    {
        if (argument.IsNull && !parameter.Allows(Allowance.Null))
        {
            throw new EvaluationException($"argument {index + 1} must not be null");
        }

        try
        {
            return ValueConversion.Convert(argument, parameter.Type);
        }
        catch (EvaluationException exception)
        {
            throw new EvaluationException($"argument {index + 1}: {exception.Message}", exception);
        }
    }

    private void CheckCount(int count)
    {
        var least = parameters.Length - Optional + LeastRest;
        if (count < least)
        {
            throw new EvaluationException($"not enough arguments: {least} expected, {count} given");
        }

        if (Rest is null && count > parameters.Length)
        {
            throw new EvaluationException($"too many arguments: {parameters.Length} expected, {count} given");
        }
    }
}
