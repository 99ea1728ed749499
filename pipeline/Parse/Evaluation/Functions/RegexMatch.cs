using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>What Terraform makes of a match: a string, a tuple of the groups, or an object of the named groups.</summary>
internal static class RegexMatch
{
    public static TypeConstraint TypeOf(Regex regex)
    {
        var names = Groups(regex);
        if (names.Length == 0)
        {
            return TypeConstraint.String;
        }

        return IsNumbered(names)
            ? TypeConstraint.TupleOf([.. names.Select(_ => TypeConstraint.String)])
            : TypeConstraint.ObjectOf(names.Select(name => new AttributeConstraint(name, TypeConstraint.String)));
    }

    public static Value Result(Regex regex, Match match)
    {
        var names = Groups(regex);
        if (names.Length == 0)
        {
            return Value.Of(match.Value);
        }

        return IsNumbered(names)
            ? Value.TupleOf([.. names.Select(name => Text(match.Groups[name]))])
            : Value.ObjectOf(names.Select(name => KeyValuePair.Create(name, Text(match.Groups[name]))));
    }

    /// <summary>Every match replaced, with $1, ${1} and ${name} standing for groups and $$ for a dollar sign.</summary>
    public static string Replace(Regex regex, string text, string template)
    {
        var result = new StringBuilder();
        var rest = 0;
        foreach (var match in All(regex, text))
        {
            result.Append(text, rest, match.Index - rest);
            Expand(template, match, result);
            Limits.CheckText(result.Length);
            rest = match.Index + match.Length;
        }

        return result.Append(text, rest, text.Length - rest).ToString();
    }

    /// <summary>All matches from the left; an empty one right behind another does not count.</summary>
    public static List<Match> All(Regex regex, string text) => Guarded(() =>
    {
        var matches = new List<Match>();
        var (end, start) = (-1, Stopwatch.GetTimestamp());
        for (var match = regex.Match(text); match.Success; match = match.NextMatch())
        {
            if (match.Length > 0 || match.Index != end)
            {
                Limits.CheckElements(matches.Count);
                matches.Add(match);
                end = match.Index + match.Length;
                if (Stopwatch.GetElapsedTime(start) > regex.MatchTimeout)
                {
                    // The regex's own limit holds for each match alone.
                    throw new RegexMatchTimeoutException();
                }
            }
        }

        return matches;
    });

    /// <exception cref="EvaluationException">The match took longer than a hostile pattern is given.</exception>
    public static T Guarded<T>(Func<T> match)
    {
        try
        {
            return match();
        }
        catch (RegexMatchTimeoutException exception)
        {
            throw new EvaluationException("the regular expression takes too long", exception);
        }
    }

    private static void Expand(string template, Match match, StringBuilder result)
    {
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] != '$' || i + 1 == template.Length)
            {
                result.Append(template[i]);
                continue;
            }

            if (template[i + 1] == '$')
            {
                result.Append('$');
                i++;
                continue;
            }

            var isBraced = template[i + 1] == '{';
            var start = i + (isBraced ? 2 : 1);
            var end = start;
            while (end < template.Length && (char.IsLetterOrDigit(template[end]) || template[end] == '_'))
            {
                end++;
            }

            if (end == start || (isBraced && (end == template.Length || template[end] != '}')))
            {
                result.Append('$');
                continue;
            }

            // A group that does not exist stands for nothing, as one that took no part.
            result.Append(match.Groups[template[start..end]].Value);
            i = isBraced ? end : end - 1;
        }
    }

    private static string[] Groups(Regex regex) => [.. regex.GetGroupNames().Where(name => name != "0")];

    private static bool IsNumbered(string[] names)
    {
        var numbered = names.Count(name => char.IsAsciiDigit(name[0]));
        return numbered == names.Length || (numbered > 0
            ? throw new EvaluationException("invalid regular expression pattern: cannot mix both named and unnamed groups")
            : false);
    }

    private static Value Text(Group group) => group.Success ? Value.Of(group.Value) : Value.NullOf(TypeConstraint.String);
}
