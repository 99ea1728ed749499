using System.Globalization;
using System.Numerics;

namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>Numbers with a fixed count of digits or an exponent, as C's %f, %e and %g.</summary>
internal static class FloatText
{
    public static string Fixed(Number number, int decimals)
    {
        var digits = Scaled(number, decimals).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        return decimals == 0 ? digits : $"{digits[..^decimals]}.{digits[^decimals..]}";
    }

    public static string Exponential(Number number, int decimals, char mark)
    {
        var (digits, exponent) = Significant(number, decimals + 1);
        return Assemble(digits, exponent, mark);
    }

    /// <summary>The shorter of both forms; without a precision the fewest digits that read back as the number.</summary>
    public static string General(Number number, int? precision, char mark)
    {
        if (number.Sign < 0)
        {
            return "-" + General(-number, precision, mark);
        }

        var text = number.ToString();
        var shortest = text.Replace(".", "", StringComparison.Ordinal).Trim('0');
        var count = precision is { } given ? Math.Max(given, 1) : Math.Max(shortest.Length, 1);
        var (digits, exponent) = Significant(number, count);
        digits = digits.TrimEnd('0').PadRight(1, '0');

        var limit = precision is null ? 6 : count > digits.Length && digits.Length > exponent ? digits.Length : count;
        if (exponent < -4 || exponent >= limit)
        {
            return Assemble(digits, exponent, mark);
        }

        return precision is null ? text : Fixed(number, Math.Max(digits.Length - 1 - exponent, 0));
    }

    private static string Assemble(string digits, int exponent, char mark)
    {
        var fraction = digits.Length > 1 ? "." + digits[1..] : "";
        return $"{digits[0]}{fraction}{mark}{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
    }

    /// <summary>That many leading digits, rounded, and the decimal exponent of the first.</summary>
    private static (string Digits, int Exponent) Significant(Number number, int count)
    {
        if (number.Sign == 0)
        {
            return (new string('0', count), 0);
        }

        var text = number.ToString();
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var exponent = whole != "0"
            ? whole.Length - 1
            : -1 - text[(point + 1)..].TakeWhile(digit => digit == '0').Count();
        var digits = Scaled(number, count - 1 - exponent).ToString(CultureInfo.InvariantCulture);
        return digits.Length > count ? (digits[..count], exponent + 1) : (digits, exponent);
    }

    /// <summary>number·10^power as an integer, half to even.</summary>
    private static BigInteger Scaled(Number number, int power)
    {
        var numerator = number.Mantissa * BigInteger.Pow(10, Math.Max(power, 0)) << Math.Max(number.Exponent, 0);
        var denominator = BigInteger.Pow(10, Math.Max(-power, 0)) << Math.Max(-number.Exponent, 0);
        var quotient = BigInteger.DivRem(numerator, denominator, out var rest);
        var order = (rest * 2).CompareTo(denominator);
        return order > 0 || (order == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }
}
