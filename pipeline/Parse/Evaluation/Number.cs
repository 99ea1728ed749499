using System.Numerics;

namespace GraphSec.Pipeline.Parse.Evaluation;

/// <summary>
/// A number as Terraform computes it: mantissa·2^exponent, every result rounded half to even to the precision of its wider
/// operand. Literals and parsed text have 512 bits, whole numbers made by functions 64, and results of floating point 53; the
/// precision shows only in how many digits are printed and kept by a division.
/// </summary>
public readonly struct Number : IEquatable<Number>, IComparable<Number>
{
    public static readonly Number Zero = Of(0);
    public static readonly Number One = Of(1);

    internal const int FullPrecision = 512;
    private const int WholePrecision = 64;
    private const int DoublePrecision = 53;

    // Kept odd (or zero, with exponent 0), so that equal numbers have equal fields.
    private readonly BigInteger mantissa;
    private readonly int exponent;

    private Number(BigInteger mantissa, int exponent, int precision)
    {
        Precision = precision;
        var excess = (int)BigInteger.Abs(mantissa).GetBitLength() - precision;
        if (excess > 0)
        {
            mantissa = RoundedShift(mantissa, excess);
            exponent += excess;
        }

        if (mantissa.IsZero)
        {
            exponent = 0;
        }
        else if (mantissa.IsEven)
        {
            var zeros = (int)BigInteger.TrailingZeroCount(mantissa);
            mantissa >>= zeros;
            exponent += zeros;
        }

        (this.mantissa, this.exponent) = (mantissa, exponent);
    }

    /// <summary>Bits of mantissa that results keep.</summary>
    internal int Precision { get => field == 0 ? WholePrecision : field; }

    internal BigInteger Mantissa => mantissa;

    internal int Exponent => exponent;

    public bool IsInteger => exponent >= 0;

    public int Sign => mantissa.Sign;

    public static Number Of(long value) => new(value, 0, WholePrecision);

    public static Number Of(BigInteger value, int precision = FullPrecision) => new(value, 0, precision);

    /// <exception cref="EvaluationException">Not a finite number.</exception>
    public static Number Of(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new EvaluationException("the result is not a finite number");
        }

        var bits = BitConverter.DoubleToInt64Bits(value);
        var fraction = bits & 0xFFFFFFFFFFFFF;
        var power = (int)((bits >> 52) & 0x7FF);
        var whole = power == 0 ? fraction : fraction | (1L << 52);
        return new Number(bits < 0 ? -whole : whole, Math.Max(power, 1) - 1075, DoublePrecision);
    }

    /// <summary>A number from text such as 12, -0.5 or 1e3.</summary>
    /// <exception cref="EvaluationException">Not a number.</exception>
    public static Number Parse(string text) =>
        TryParse(text, out var number) ? number : throw new EvaluationException("a number is required");

    public static bool TryParse(string text, out Number number) => NumberText.TryParse(text, out number);

    public static Number operator +(Number left, Number right)
    {
        var shared = Math.Min(left.exponent, right.exponent);
        var sum = (left.mantissa << Span(left.exponent, shared)) + (right.mantissa << Span(right.exponent, shared));
        return new Number(sum, shared, Wider(left, right));
    }

    public static Number operator -(Number value) => new(-value.mantissa, value.exponent, value.Precision);

    public static Number operator -(Number left, Number right) => left + -right;

    public static Number operator *(Number left, Number right) =>
        new(left.mantissa * right.mantissa, left.exponent + right.exponent, Wider(left, right));

    /// <exception cref="EvaluationException">The divisor is zero.</exception>
    public static Number operator /(Number left, Number right)
    {
        if (right.mantissa.IsZero)
        {
            throw new EvaluationException("division by zero");
        }

        return Quotient(left.mantissa, right.mantissa, left.exponent - right.exponent, Wider(left, right));
    }

    /// <summary>The remainder with the sign of the dividend.</summary>
    /// <exception cref="EvaluationException">The divisor is zero.</exception>
    public static Number operator %(Number left, Number right) => left - (right * (left / right).Truncated());

    public static bool operator ==(Number left, Number right) => left.Equals(right);

    public static bool operator !=(Number left, Number right) => !left.Equals(right);

    public static bool operator <(Number left, Number right) => left.CompareTo(right) < 0;

    public static bool operator <=(Number left, Number right) => left.CompareTo(right) <= 0;

    public static bool operator >(Number left, Number right) => left.CompareTo(right) > 0;

    public static bool operator >=(Number left, Number right) => left.CompareTo(right) >= 0;

    /// <summary>The integer towards zero.</summary>
    public Number Truncated() => IsInteger ? this : new Number(
        mantissa.Sign < 0 ? -(-mantissa >> -exponent) : mantissa >> -exponent, 0, Precision);

    /// <summary>The greatest integer not above.</summary>
    public Number Floor() => IsInteger ? this : new Number(mantissa >> -exponent, 0, Precision);

    /// <summary>Whether it is an integer that fits, and which.</summary>
    public bool TryToInteger(out long value)
    {
        value = 0;
        if (!IsInteger || mantissa.GetBitLength() + exponent > 63)
        {
            return false;
        }

        value = (long)(mantissa << exponent);
        return true;
    }

    /// <exception cref="EvaluationException">Not a whole number.</exception>
    public BigInteger ToBigInteger() =>
        IsInteger ? mantissa << exponent : throw new EvaluationException("a whole number is required");

    public double ToDouble() => double.Parse(ToString());

    public bool Equals(Number other) => mantissa == other.mantissa && exponent == other.exponent;

    public override bool Equals(object? obj) => obj is Number other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(mantissa, exponent);

    public int CompareTo(Number other)
    {
        var shared = Math.Min(exponent, other.exponent);
        return (mantissa << Span(exponent, shared)).CompareTo(other.mantissa << Span(other.exponent, shared));
    }

    /// <summary>The shortest digits that read back as this number, never with an exponent.</summary>
    public override string ToString() => NumberText.Format(this);

    /// <summary>numerator/denominator·2^exponent, correctly rounded.</summary>
    internal static Number Quotient(BigInteger numerator, BigInteger denominator, int exponent, int precision)
    {
        var bits = BigInteger.Abs(numerator).GetBitLength() - BigInteger.Abs(denominator).GetBitLength();
        var shift = (int)Math.Max(0, precision + 2 - bits);
        var quotient = BigInteger.DivRem(numerator << shift, denominator, out var rest);
        if (!rest.IsZero)
        {
            // One sticky bit below the guard bits tells "just above half" from "half".
            quotient = (quotient << 1) + (numerator.Sign * denominator.Sign);
            shift++;
        }

        return new Number(quotient, exponent - shift, precision);
    }

    private static int Wider(Number left, Number right) => Math.Max(left.Precision, right.Precision);

    /// <summary>How far a mantissa moves to reach the shared exponent.</summary>
    private static int Span(int from, int shared)
    {
        var span = (long)from - shared;
        return span <= NumberText.ExponentLimit * 8 ? (int)span : throw new EvaluationException("a number out of range");
    }

    private static BigInteger RoundedShift(BigInteger value, int bits)
    {
        var magnitude = BigInteger.Abs(value);
        var kept = magnitude >> bits;
        var rest = magnitude - (kept << bits);
        var order = rest.CompareTo(BigInteger.One << (bits - 1));
        if (order > 0 || (order == 0 && !kept.IsEven))
        {
            kept += 1;
        }

        return value.Sign < 0 ? -kept : kept;
    }
}
