using System.Globalization;
using System.Numerics;
using System.Text;

namespace GraphSec.Pipeline.Parse.Evaluation;

/// <summary>Numbers to and from decimal digits.</summary>
internal static class NumberText
{
    /// <summary>Larger decimal exponents and longer texts are refused: they would only cost memory.</summary>
    public const int ExponentLimit = 10_000;

    private const int LengthLimit = 20_000;

    public static bool TryParse(string text, out Number number)
    {
        number = default;
        var exponent = 0L;
        var digits = text.AsSpan();
        if (text.Length is 0 or > LengthLimit)
        {
            return false;
        }

        var mark = digits.IndexOfAny('e', 'E');
        if (mark >= 0)
        {
            var power = digits[(mark + 1)..];
            if (!long.TryParse(power, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
                || exponent is < -ExponentLimit or > ExponentLimit)
            {
                return false;
            }

            digits = digits[..mark];
        }

        var isNegative = digits is ['-', ..];
        if (digits is ['-' or '+', ..])
        {
            digits = digits[1..];
        }

        var point = digits.IndexOf('.');
        var fraction = point < 0 ? [] : digits[(point + 1)..];
        var whole = point < 0 ? digits : digits[..point];
        if (!AllDigits(whole) || !AllDigits(fraction) || whole.Length + fraction.Length == 0)
        {
            return false;
        }

        number = Assemble(BigInteger.Parse($"0{whole}{fraction}"), (int)exponent - fraction.Length);
        number = isNegative ? -number : number;
        return true;
    }

    public static string Format(Number number)
    {
        var bits = number.Mantissa.GetBitLength() + number.Exponent;
        return number.Exponent >= 0 && bits <= number.Precision
            ? (number.Mantissa << number.Exponent).ToString(CultureInfo.InvariantCulture)
            : Shortest(number);
    }

    private static Number Assemble(BigInteger digits, int power) => power >= 0
        ? Number.Of(digits * BigInteger.Pow(10, power))
        : Number.Quotient(digits, BigInteger.Pow(10, -power), 0, Number.FullPrecision);

    private static bool AllDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>
    /// The shortest decimal between the midpoints to the two neighbours at the number's precision (Steele and White 1990,
    /// worked on the exact decimal expansions).
    /// </summary>
    private static string Shortest(Number number)
    {
        var magnitude = BigInteger.Abs(number.Mantissa);
        var spare = number.Precision + 1 - (int)magnitude.GetBitLength();
        var (middle, exponent) = (magnitude << spare, number.Exponent - spare);
        var isInclusive = (middle & 2).IsZero;

        // All three over one power of ten, padded to one width: digit i has one weight in each.
        var scale = Math.Max(0, -exponent);
        var exact = Exact(middle, exponent);
        var above = Exact(middle + 1, exponent);
        var below = Exact(middle - 1, exponent);
        var width = Math.Max(exact.Length, Math.Max(above.Length, scale + 1));
        (exact, above, below) = (exact.PadLeft(width, '0'), above.PadLeft(width, '0'), below.PadLeft(width, '0'));

        var digits = Cut(exact, below.TrimEnd('0'), above.TrimEnd('0'), isInclusive).PadRight(width, '0');
        var point = digits.Length - scale;
        var whole = digits[..point].TrimStart('0');
        var fraction = digits[point..].TrimEnd('0');
        var sign = number.Sign < 0 ? "-" : "";
        return $"{sign}{(whole.Length == 0 ? "0" : whole)}{(fraction.Length == 0 ? "" : ".")}{fraction}";
    }

    /// <summary>value·2^exponent times 10^-exponent where the exponent is negative: always an integer.</summary>
    private static string Exact(BigInteger value, int exponent) =>
        (exponent >= 0 ? value << exponent : value * BigInteger.Pow(5, -exponent)).ToString(CultureInfo.InvariantCulture);

    private static string Cut(string exact, string below, string above, bool isInclusive)
    {
        var last = exact.TrimEnd('0').Length;
        for (var i = 0; i < last; i++)
        {
            var (low, digit) = (i < below.Length ? below[i] : '0', exact[i]);
            var high = i < above.Length ? above[i] : '0';
            var canRoundDown = low != digit || (isInclusive && i + 1 == below.Length);
            var canRoundUp = digit != high && (isInclusive || digit + 1 < high || i + 1 < above.Length);
            if (!canRoundDown && !canRoundUp)
            {
                continue;
            }

            var isUp = canRoundUp && (!canRoundDown || RoundsUp(exact, i + 1, last));
            return isUp ? Increment(exact[..(i + 1)], exact.Length) : exact[..(i + 1)].PadRight(exact.Length, '0');
        }

        return exact;
    }

    private static bool RoundsUp(string exact, int kept, int last)
    {
        if (kept >= last)
        {
            return false;
        }

        var isHalf = exact[kept] == '5' && kept + 1 == last;
        return isHalf ? kept > 0 && (exact[kept - 1] - '0') % 2 != 0 : exact[kept] >= '5';
    }

    private static string Increment(string kept, int width)
    {
        var text = new StringBuilder(kept);
        var i = text.Length - 1;
        while (i >= 0 && text[i] == '9')
        {
            text[i--] = '0';
        }

        if (i >= 0)
        {
            text[i]++;
        }
        else
        {
            text.Insert(0, '1');
            width++;
        }

        return text.ToString().PadRight(width, '0');
    }
}
