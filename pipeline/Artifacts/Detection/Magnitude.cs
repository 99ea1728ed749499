using System.Globalization;

namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>How large a value is: a number, the addresses in a range, the version in a name.</summary>
internal static class Magnitude
{
    private const string Range = " range /";

    /// <summary>A number as it is, a range by how many addresses of IPv4 it holds; NaN for what is neither.</summary>
    public static double Of(string outcome)
    {
        if (outcome.Length == 0)
        {
            return double.NaN;
        }

        if (char.IsAsciiDigit(outcome[0]) || outcome[0] == '-')
        {
            return double.TryParse(outcome, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
        }

        var prefix = outcome == "\"0.0.0.0/0\"" ? 0
            : outcome.IndexOf(Range, StringComparison.Ordinal) is > 0 and var at
                && int.TryParse(outcome.AsSpan(at + Range.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var bits) ? bits
            : -1;
        return prefix < 0 ? double.NaN : Math.ScaleB(1, 32 - prefix);
    }

    /// <summary>How many times as large one value is as another, as a natural logarithm that keeps the sign and passes through nought.</summary>
    public static double Between(double one, double other) => Scaled(one) - Scaled(other);

    /// <summary>Which of two values is the larger, if both are magnitudes, or texts alike but for their numbers: <c>python3.8</c> comes before
    /// <c>python3.12</c>.</summary>
    /// <returns>Below 0, 0 or above it; null where nobody can say.</returns>
    public static int? Compare(string one, string other)
    {
        var (a, b) = (Of(one), Of(other));
        return !double.IsNaN(a) && !double.IsNaN(b) ? a.CompareTo(b)
            : one.StartsWith('"') && other.StartsWith('"') ? CompareTexts(one, other)
            : null;
    }

    private static int? CompareTexts(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var order = 0;
        while (!one.IsEmpty && !other.IsEmpty)
        {
            if (char.IsAsciiDigit(one[0]) && char.IsAsciiDigit(other[0]))
            {
                var a = Digits(ref one);
                var b = Digits(ref other);
                order = order != 0 ? order : a.Length != b.Length ? a.Length.CompareTo(b.Length) : a.SequenceCompareTo(b);
            }
            else if (one[0] != other[0])
            {
                return null;
            }
            else
            {
                one = one[1..];
                other = other[1..];
            }
        }

        return one.IsEmpty && other.IsEmpty ? order : null;
    }

    /// <summary>Takes the number at the front off a text, without the noughts before it.</summary>
    private static ReadOnlySpan<char> Digits(ref ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9') is >= 0 and var other ? other : text.Length;
        var digits = text[..end].TrimStart('0');
        text = text[end..];
        return digits;
    }

    private static double Scaled(double value) => Math.Sign(value) * Math.Log(1 + Math.Abs(value));
}
