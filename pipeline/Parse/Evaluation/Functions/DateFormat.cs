using System.Globalization;
using System.Text;

namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>The format language of formatdate: runs of one letter are verbs, single quotes enclose literal text.</summary>
internal static class DateFormat
{
    /// <exception cref="EvaluationException">An unknown verb or an open quote.</exception>
    public static string Format(string format, Timestamp time)
    {
        var result = new StringBuilder();
        for (var at = 0; at < format.Length;)
        {
            var letter = format[at];
            if (letter == '\'')
            {
                at = Quoted(format, at, result);
                continue;
            }

            var end = at + 1;
            while (end < format.Length && format[end] == letter)
            {
                end++;
            }

            var run = format[at..end];
            result.Append(char.IsAsciiLetter(letter) ? Verb(run, time) : run);
            at = end;
        }

        return result.ToString();
    }

    private static int Quoted(string format, int at, StringBuilder result)
    {
        for (var i = at + 1; i < format.Length; i++)
        {
            if (format[i] != '\'')
            {
                result.Append(format[i]);
            }
            else if (i + 1 < format.Length && format[i + 1] == '\'')
            {
                result.Append('\'');
                i++;
            }
            else
            {
                return i + 1;
            }
        }

        throw new EvaluationException("unterminated literal '");
    }

    private static string Verb(string verb, Timestamp time)
    {
        var moment = time.Moment;
        return verb switch
        {
            "YYYY" => Written(moment, "yyyy"),
            "YY" => Written(moment, "yy"),
            "MMMM" => Written(moment, "MMMM"),
            "MMM" => Written(moment, "MMM"),
            "MM" => Written(moment, "MM"),
            "M" => Written(moment, "%M"),
            "DD" => Written(moment, "dd"),
            "D" => Written(moment, "%d"),
            "EEEE" => Written(moment, "dddd"),
            "EEE" => Written(moment, "ddd"),
            "hh" => Written(moment, "HH"),
            "h" => Written(moment, "%H"),
            "HH" => Written(moment, "hh"),
            "H" => Written(moment, "%h"),
            "AA" => moment.Hour < 12 ? "AM" : "PM",
            "aa" => moment.Hour < 12 ? "am" : "pm",
            "mm" => Written(moment, "mm"),
            "m" => Written(moment, "%m"),
            "ss" => Written(moment, "ss"),
            "s" => Written(moment, "%s"),
            "ZZZZZ" => time.Zone(":", "+00:00"),
            "ZZZZ" => time.Zone("", "+0000"),
            "ZZZ" => time.Zone("", "UTC"),
            "Z" => time.Zone(":", "Z"),
            _ => throw new EvaluationException($"invalid date format verb \"{verb}\""),
        };
    }

    private static string Written(DateTimeOffset moment, string form) => moment.ToString(form, CultureInfo.InvariantCulture);
}
