namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>What outcomes are, by their words.</summary>
internal static class Outcomes
{
    /// <summary>A value that most providers take where nothing is set.</summary>
    public static bool IsNothing(string outcome) => outcome is "false" or "0" or "\"\"" or "{}" or "\"default\"" or "empty string" or "empty";

    /// <summary>A number, or the shape of one.</summary>
    public static bool IsQuantity(string outcome) =>
        outcome.StartsWith("number", StringComparison.Ordinal) || (outcome.Length > 0 && char.IsAsciiDigit(outcome[0]));

    /// <summary>A kind of values or references, which stands for all that have no name of their own.</summary>
    public static bool IsKind(string outcome) => outcome is not (Cell.Absent or Cell.Present or "true" or "false") && outcome.Length > 0
        && outcome[0] is not ('"' or '{' or '-') && !char.IsAsciiDigit(outcome[0]);

    /// <summary>A value, as a word, that stands for all there are: every address, everybody, every action.</summary>
    public static bool IsEverything(string word) => word.Contains('*', StringComparison.Ordinal)
        || word is "\"0.0.0.0/0\"" or "\"::/0\"" or "\"internet\"" or "\"any\"" or "\"allusers\"" or "\"allauthenticatedusers\"";

    public static bool IsPort(string path) => Cell.LeafOf(path).Contains("port", StringComparison.Ordinal);
}
