using System.Numerics;

namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>Functions of numbers.</summary>
internal static class NumericFunctions
{
    public static Function? Find(string name) => name switch
    {
        "abs" => OfNumber(n => n.Sign < 0 ? -n : n),
        "ceil" => OfNumber(n => -(-n).Floor()),
        "floor" => OfNumber(n => n.Floor()),
        "signum" => OfNumber(n => Number.Of(n.ToBigInteger().Sign)),
        "max" => OfAll((a, b) => a >= b ? a : b),
        "min" => OfAll((a, b) => a <= b ? a : b),
        "log" => OfDoubles((value, logBase) => Math.Log(value) / Math.Log(logBase)),
        "pow" => OfDoubles(Math.Pow),
        "parseint" => new Function(TypeConstraint.Number, ParseInteger, Parameter.Any, Parameter.Number),
        "sum" => new Function(TypeConstraint.Number, Sum, Parameter.Any),
        "range" => new Function(TypeConstraint.ListOf(TypeConstraint.Number), Range)
        {
            Rest = Parameter.Number,
            LeastRest = 1,
        },
        _ => null,
    };

    private static Function OfNumber(Func<Number, Number> body) =>
        new(TypeConstraint.Number, call => Value.Of(body(call.Number(0))), Parameter.Number);

    private static Function OfDoubles(Func<double, double, double> body) => new(
        TypeConstraint.Number,
        call => Value.Of(Number.Of(body(call.Number(0).ToDouble(), call.Number(1).ToDouble()))),
        Parameter.Number,
        Parameter.Number);

    private static Function OfAll(Func<Number, Number, Number> body) => new(
        TypeConstraint.Number, call => Value.Of(call.Values.Select(value => value.Number).Aggregate(body)))
    {
        Rest = Parameter.Number,
        LeastRest = 1,
    };

    private static Value Sum(CallArguments call)
    {
        if (!call[0].IsSequence || call[0].Items.Count == 0)
        {
            throw new EvaluationException("cannot sum an empty list, or anything but a list, set or tuple");
        }

        var total = Number.Zero;
        foreach (var item in call.Items(0))
        {
            var number = ValueConversion.Convert(item, TypeConstraint.Number);
            total += number.IsNull ? throw new EvaluationException("cannot sum null") : number.Number;
        }

        return Value.Of(total);
    }

    private static Value Range(CallArguments call)
    {
        var (start, end) = call.Count == 1 ? (Number.Zero, call.Number(0)) : (call.Number(0), call.Number(1));
        var step = call.Count switch
        {
            3 => call.Number(2),
            > 3 => throw new EvaluationException("must have one, two, or three arguments"),
            _ => end < start ? Number.Of(-1) : Number.One,
        };
        if ((step.Sign == 0 && start != end) || (step.Sign > 0 && end < start) || (step.Sign < 0 && end > start))
        {
            throw new EvaluationException("the step leads away from the end");
        }

        var items = new List<Value>();
        for (var number = start; step.Sign < 0 ? number > end : number < end; number += step)
        {
            if (items.Count == Limits.Range)
            {
                throw new EvaluationException($"more than {Limits.Range} values were generated");
            }

            items.Add(Value.Of(number));
        }

        return Value.ListOf(items, TypeConstraint.Number);
    }

    private static Value ParseInteger(CallArguments call)
    {
        if (call[0].Kind != ValueKind.String)
        {
            throw new EvaluationException("the first argument must be a string");
        }

        var radix = call.Integer(1);
        if (radix is < 2 or > 62)
        {
            throw new EvaluationException("base must be a whole number between 2 and 62 inclusive");
        }

        var digits = call.Text(0).AsSpan();
        var isNegative = digits is ['-', ..];
        digits = digits is ['-' or '+', ..] ? digits[1..] : digits;
        if (digits.Length is 0 or > 10_000)
        {
            throw new EvaluationException("cannot parse as an integer");
        }

        var total = BigInteger.Zero;
        foreach (var digit in digits)
        {
            var weight = Weight(digit, radix);
            total = weight < radix ? (total * radix) + weight : throw new EvaluationException("cannot parse as an integer");
        }

        return Value.Of(Number.Of(isNegative ? -total : total));
    }

    /// <summary>0-9, then letters; above base 36 small letters come before large ones.</summary>
    private static int Weight(char digit, int radix) => digit switch
    {
        >= '0' and <= '9' => digit - '0',
        >= 'a' and <= 'z' => digit - 'a' + 10,
        >= 'A' and <= 'Z' => digit - 'A' + (radix <= 36 ? 10 : 36),
        _ => int.MaxValue,
    };
}
