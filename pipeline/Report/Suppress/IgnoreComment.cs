using System.Globalization;
using System.Text.RegularExpressions;

namespace GraphSec.Pipeline.Report.Suppress;

/// <summary>A comment <c># graphsec:ignore[reason] until=2027-01-31</c>.</summary>
/// <param name="Fault">What is wrong with it, or null; then it suppresses nothing.</param>
internal sealed partial record IgnoreComment(string Reason, DateOnly? Until, string? Fault)
{
    public const string Word = "graphsec:ignore";

    /// <summary>The comment of a line that is nothing else, or null.</summary>
    public static IgnoreComment? Of(ReadOnlySpan<char> line)
    {
        var match = line.Contains(Word, StringComparison.Ordinal) ? Whole().Match(line.ToString()) : Match.Empty;
        if (!match.Success)
        {
            return null;
        }

        var reason = match.Groups["reason"].Value.Trim();
        var rest = match.Groups["rest"].Value.Trim();
        if (!match.Groups["reason"].Success || reason.Length == 0)
        {
            return Faulty("has no reason; write # graphsec:ignore[why it is fine]");
        }

        if (rest.Length == 0)
        {
            return new IgnoreComment(reason, null, null);
        }

        const string until = "until=";
        return rest.StartsWith(until, StringComparison.Ordinal)
            && DateOnly.TryParseExact(rest.AsSpan(until.Length), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? new IgnoreComment(reason, day, null)
                : Faulty($"has '{rest}' after its reason; write until=YYYY-MM-DD or nothing");
    }

    private static IgnoreComment Faulty(string fault) => new("", null, fault);

    [GeneratedRegex(@"^\s*(#|//)\s*graphsec:ignore(\[(?<reason>[^\]]*)\])?(?<rest>.*)$", RegexOptions.Singleline)]
    private static partial Regex Whole();
}
