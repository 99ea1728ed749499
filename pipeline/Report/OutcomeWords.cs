using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Report;

/// <summary>An outcome of a cell in plain words.</summary>
internal static class OutcomeWords
{
    /// <summary>After the name of an attribute: <c>is `true`</c>, <c>is not set</c>, <c>refers to aws_vpc</c>.</summary>
    /// <param name="values">How many values stand there, of which it is one.</param>
    public static string Predicate(string outcome, int values = 1) => outcome switch
    {
        Cell.Absent => "is not set",
        Cell.Present => "is set",
        Cell.Unknown => "is not known yet",
        Cell.Other => "has a rare value",
        _ when IsReference(outcome) => $"refers to {outcome[Cell.Arrow.Length..]}{(values > 1 ? $" and {values - 1} more" : "")}",
        _ => $"{(values > 1 ? "includes" : "is")} {Value(outcome)}",
    };

    /// <summary>After <c>usual:</c>.</summary>
    public static string Noun(string outcome) => outcome switch
    {
        Cell.Absent => "not set",
        Cell.Present => "set",
        Cell.Unknown => "not known yet",
        Cell.Other => "another value",
        _ when IsReference(outcome) => outcome.Contains('.', StringComparison.Ordinal) && !IsData(outcome)
            ? $"a reference to {outcome[Cell.Arrow.Length..]}" : $"a reference to {Article(outcome[Cell.Arrow.Length..])}",
        _ => Value(outcome),
    };

    /// <summary>Whether it is no value but the kind of one.</summary>
    public static bool IsKind(string outcome) =>
        outcome is Cell.Present or Cell.Other || (outcome is not (Cell.Absent or Cell.Unknown) && !IsReference(outcome) && !IsValue(outcome));

    private static bool IsReference(string outcome) => outcome.StartsWith(Cell.Arrow, StringComparison.Ordinal);

    /// <summary>The type of a data source, which has a dot before its name too.</summary>
    private static bool IsData(string outcome) =>
        outcome.StartsWith(Cell.Arrow + "data.", StringComparison.Ordinal) && outcome.AsSpan().Count('.') == 1;

    private static bool IsValue(string outcome) =>
        outcome.Length > 0 && (outcome[0] is '"' or '-' or '{' || char.IsAsciiDigit(outcome[0]) || outcome is "true" or "false");

    /// <summary>Values as they are stand between backticks; kinds of value are told in words.</summary>
    private static string Value(string outcome) => IsValue(outcome) ? $"`{outcome}`" : outcome switch
    {
        "" or "empty" or "empty string" => "empty",
        "word" => "a single word",
        "text" => "a text of several words",
        "lines of text" => "several lines of text",
        "account or address" => "a text with an @",
        "boolean" => "true or false",
        Cell.Document => "a JSON document",
        "arn" => "an ARN",
        "url" => "a URL",
        "ip address" => "an IP address",
        ContainerImage.Latest => "an image tagged latest",
        ContainerImage.Version => "an image of a certain version",
        ContainerImage.Digest => "an image pinned by its digest",
        _ when outcome.StartsWith("arn of ", StringComparison.Ordinal) => $"an ARN of {outcome["arn of ".Length..]}",
        _ when outcome.StartsWith("number of ", StringComparison.Ordinal) => $"a {outcome["number of ".Length..].Replace(" digits", "-digit", StringComparison.Ordinal)} number",
        _ when outcome.EndsWith(" url", StringComparison.Ordinal) => $"{Article(outcome[..^" url".Length])} URL",
        _ => Article(outcome),
    };

    /// <summary>"an address range", but "a public range"; "an https URL" is said letter by letter.</summary>
    private static string Article(string words)
    {
        var vowel = words.Length > 0 && (words[0] is 'a' or 'e' or 'i' or 'o') || words.StartsWith("http", StringComparison.Ordinal)
            || words.StartsWith("s3", StringComparison.Ordinal);
        return $"{(vowel ? "an" : "a")} {words}";
    }
}
