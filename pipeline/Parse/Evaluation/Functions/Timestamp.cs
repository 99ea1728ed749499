using System.Globalization;

namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>A moment with its offset, read and written after RFC 3339.</summary>
internal readonly record struct Timestamp(DateTimeOffset Moment)
{
    private static readonly string[] YamlForms =
    [
        "yyyy-M-d'T'H:m:s.FFFFFFFK", "yyyy-M-d't'H:m:s.FFFFFFFK", "yyyy-M-d H:m:s.FFFFFFF", "yyyy-M-d",
    ];

    /// <exception cref="EvaluationException">Not a timestamp.</exception>
    public static Timestamp Parse(string text)
    {
        // The zone is required, and .NET keeps 7 digits of a second; later ones decide nothing that is printed.
        var shape = text.AsSpan();
        var hasZone = shape is [.., 'Z'] || (shape.Length > 6 && shape[^6] is '+' or '-' && shape[^3] == ':');
        var point = text.IndexOf('.');
        if (point >= 0)
        {
            var end = point + 1;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            text = end > point + 8 ? text[..(point + 8)] + text[end..] : text;
        }

        return hasZone && DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? new Timestamp(moment)
            : throw new EvaluationException("not a valid RFC3339 timestamp");
    }

    /// <summary>A plain YAML scalar that is a date, with or without a time.</summary>
    public static bool TryParseYaml(string text, out Timestamp time)
    {
        var isRead = DateTimeOffset.TryParseExact(
            text, YamlForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment);
        time = new Timestamp(moment);
        return isRead;
    }

    public Timestamp Add(decimal nanoseconds)
    {
        try
        {
            return new Timestamp(Moment.AddTicks((long)decimal.Floor(nanoseconds / 100)));
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or OverflowException)
        {
            throw new EvaluationException("the time is out of range", exception);
        }
    }

    /// <summary>To the second; Z for no offset.</summary>
    public override string ToString() =>
        Moment.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + Zone(":", "Z");

    /// <summary>The offset as +hh, the separator and mm, or what stands for none.</summary>
    public string Zone(string separator, string none)
    {
        var minutes = (int)Moment.Offset.TotalMinutes;
        return minutes == 0
            ? none
            : $"{(minutes < 0 ? '-' : '+')}{Math.Abs(minutes) / 60:00}{separator}{Math.Abs(minutes) % 60:00}";
    }
}
