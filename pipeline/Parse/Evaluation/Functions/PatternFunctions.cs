using System.Text;
using System.Text.RegularExpressions;

namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>Regular expressions, replacement, formatting and templates.</summary>
internal static class PatternFunctions
{
    public static Function? Find(string name) => name switch
    {
        "regex" => new Function(TypeConstraint.Any, First, Parameter.String, Parameter.String)
        {
            ResultOf = MatchType,
        },
        "regexall" => new Function(TypeConstraint.Any, All, Parameter.String, Parameter.String)
        {
            ResultOf = values => TypeConstraint.ListOf(MatchType(values)),
        },
        "replace" => new Function(TypeConstraint.String, Replace, Parameter.String, Parameter.String, Parameter.String),
        "format" => new Function(TypeConstraint.String, call => Formatted(call.Text(0), [.. call.From(1)]), Parameter.String)
        {
            Rest = Parameter.Any.With(Allowance.Null),
        },
        "formatlist" => new Function(Parameter.Strings.Type, FormatList, Parameter.String)
        {
            Rest = Parameter.Any.With(Allowance.Null | Allowance.PartlyUnknown),
        },
        "templatestring" => new Function(TypeConstraint.String, Template, Parameter.String, Parameter.Moved),
        _ => null,
    };

    private static TypeConstraint MatchType(IReadOnlyList<Value> values) => values[0].Kind == ValueKind.String
        ? RegexMatch.TypeOf(RegexTranslation.Compile(values[0].Text))
        : TypeConstraint.Any;

    private static Value First(CallArguments call)
    {
        var regex = RegexTranslation.Compile(call.Text(0));
        var match = RegexMatch.Guarded(() => regex.Match(call.Text(1)));
        return match.Success
            ? RegexMatch.Result(regex, match)
            : throw new EvaluationException("pattern did not match any part of the given string");
    }

    private static Value All(CallArguments call)
    {
        var regex = RegexTranslation.Compile(call.Text(0));
        var matches = RegexMatch.All(regex, call.Text(1));
        return Value.ListOf([.. matches.Select(match => RegexMatch.Result(regex, match))], RegexMatch.TypeOf(regex));
    }

    private static Value Replace(CallArguments call)
    {
        var (text, part, with) = (call.Text(0), call.Text(1), call.Text(2));
        if (part.Length > 1 && part[0] == '/' && part[^1] == '/')
        {
            return Value.Of(RegexMatch.Replace(RegexTranslation.Compile(part[1..^1]), text, with));
        }

        if (part.Length == 0)
        {
            Limits.CheckText(text.Length + ((text.Length + 1L) * with.Length));
            var result = new StringBuilder(with);
            foreach (var rune in text.EnumerateRunes())
            {
                result.Append(rune).Append(with);
            }

            return Value.Of(result.ToString());
        }

        Limits.CheckText(text.Length + ((long)text.AsSpan().Count(part) * (with.Length - part.Length)));
        return Value.Of(text.Replace(part, with, StringComparison.Ordinal));
    }

    private static Value Formatted(string format, Value[] arguments) =>
        TextFormat.Format(format, arguments) is { } text ? Value.Of(text) : Value.UnknownOf(TypeConstraint.String);

    private static Value FormatList(CallArguments call)
    {
        var lists = call.From(1).Where(IsSpread).ToArray();
        var count = lists.Length == 0 ? 1 : lists[0].Items.Count;
        if (lists.Any(list => list.Items.Count != count))
        {
            throw new EvaluationException("the given lists have different lengths");
        }

        var results = new Value[count];
        for (var i = 0; i < count; i++)
        {
            Value[] row = [.. call.From(1).Select(value => IsSpread(value) ? Item(value, i) : value)];
            results[i] = row.All(value => value.IsWhollyKnown)
                ? Formatted(call.Text(0), row)
                : Value.UnknownOf(TypeConstraint.String);
        }

        return Value.ListOf(results, TypeConstraint.String);
    }

    /// <summary>Within a list a null is one of the list's strings, and an error as such.</summary>
    private static Value Item(Value list, int index) => list.Items[index].IsNull
        ? ValueConversion.Convert(list.Items[index], TypeConstraint.String)
        : list.Items[index];

    private static bool IsSpread(Value value) => value.IsSequence;

    private static Value Template(CallArguments call)
    {
        if (!call[1].IsKeyed)
        {
            throw new EvaluationException("a template's variables must be a map or an object");
        }

        return call.Context.Template is { } render
            ? render(call.Text(0), "templatestring", call[1].Members.ToDictionary(m => m.Key, m => m.Value))
            : Value.UnknownOf(TypeConstraint.String);
    }
}
