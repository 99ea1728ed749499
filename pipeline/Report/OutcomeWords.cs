using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Report;

/// <summary>An outcome of a cell in plain words.</summary>
internal static class OutcomeWords
{
    /// <summary>After the name of an attribute: <c>is `true`</c>, <c>is not set</c>, <c>refers to aws_vpc</c>.</summary>
    public static string Predicate(string outcome) => outcome switch
    {
        Cell.Absent => "is not set",
        Cell.Present => "is set",
        Cell.Unknown => "is not known yet",
        Cell.Other => "has a rare value",
        _ when IsReference(outcome) => $"refers to {outcome[Cell.Arrow.Length..]}",
        _ => "is " + Value(outcome),
    };

    /// <summary>After <c>usual:</c>.</summary>
    public static string Noun(string outcome) => outcome switch
    {
        Cell.Absent => "not set",
        Cell.Present => "set",
        Cell.Unknown => "not known yet",
        Cell.Other => "another value",
        _ when IsReference(outcome) => $"a reference to {outcome[Cell.Arrow.Length..]}",
        _ => Value(outcome),
    };

    private static bool IsReference(string outcome) => outcome.StartsWith(Cell.Arrow, StringComparison.Ordinal);

    /// <summary>Values as they are stand between backticks; kinds of value get an article.</summary>
    private static string Value(string outcome)
    {
        if (outcome.Length == 0)
        {
            return "empty";
        }

        var isValue = outcome[0] is '"' or '-' or '{' || char.IsAsciiDigit(outcome[0]) || outcome is "true" or "false";
        if (isValue)
        {
            return $"`{outcome}`";
        }

        if (outcome is "text" or "lines of text" or "empty")
        {
            return outcome;
        }

        // "an arn", "an ip address", but "a url"; "an http url" is said letter by letter.
        var vowel = outcome[0] is 'a' or 'e' or 'i' or 'o' || outcome.StartsWith("http", StringComparison.Ordinal)
            || outcome.StartsWith("s3 ", StringComparison.Ordinal);
        return $"{(vowel ? "an" : "a")} {(outcome == Cell.Document ? "JSON document" : outcome)}";
    }
}
