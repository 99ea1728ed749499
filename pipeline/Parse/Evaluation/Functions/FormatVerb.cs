using System.Globalization;
using System.Numerics;
using System.Text;

namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>One directive of a format string.</summary>
internal sealed record FormatVerb(char Verb, string Flags, int Width, int? Precision, int? Index)
{
    private bool HasSharp => Flags.Contains('#');

    /// <summary>Reads a directive whose % has been read; <paramref name="at"/> moves behind its verb.</summary>
    public static FormatVerb Read(string format, ref int at)
    {
        var start = at;
        while (at < format.Length && format[at] is ' ' or '+' or '-' or '#' or '0')
        {
            at++;
        }

        var flags = format[start..at];
        var width = ReadInteger(format, ref at) ?? 0;
        int? precision = null;
        if (at < format.Length && format[at] == '.')
        {
            at++;
            precision = ReadInteger(format, ref at) ?? 0;
        }

        int? index = null;
        if (at < format.Length && format[at] == '[')
        {
            at++;
            index = ReadInteger(format, ref at) ?? throw Malformed();
            at += at < format.Length && format[at] == ']' ? 1 : throw Malformed();
        }

        Limits.CheckText(width);
        Limits.CheckElements(precision ?? 0);
        return new FormatVerb(at < format.Length ? format[at++] : throw Malformed(), flags, width, precision, index);
    }

    public string Apply(Value argument)
    {
        if (Verb == 'v')
        {
            return HasSharp || argument.Kind is not (ValueKind.String or ValueKind.Number or ValueKind.Bool)
                ? JsonText.Write(argument)
                : argument.Kind == ValueKind.Number
                    ? Padded(FloatText.General(argument.Number, null, 'e'), isNumber: true)
                    : Text(argument);
        }

        if (argument.IsNull)
        {
            throw new EvaluationException($"unsupported value for %{Verb}: null value cannot be formatted");
        }

        return Verb switch
        {
            's' => Text(argument),
            'q' => Padded(JsonText.Quoted(Shortened(ValueConversion.ToText(argument).Text)), isNumber: false),
            't' => ValueConversion.ToText(ValueConversion.Convert(argument, TypeConstraint.Bool)).Text,
            'b' or 'd' or 'o' or 'x' or 'X' => Whole(Numeric(argument)),
            'e' or 'E' or 'f' or 'g' or 'G' => Fraction(Numeric(argument)),
            _ => throw new EvaluationException($"unsupported format verb '{Verb}'"),
        };
    }

    private static EvaluationException Malformed() => new("invalid format string");

    private static int? ReadInteger(string format, ref int at)
    {
        var start = at;
        while (at < format.Length && char.IsAsciiDigit(format[at]))
        {
            at++;
        }

        return start == at ? null : int.TryParse(format.AsSpan(start, at - start), out var value) ? value : throw Malformed();
    }

    private static Number Numeric(Value argument) => ValueConversion.Convert(argument, TypeConstraint.Number).Number;

    private string Text(Value argument) => Padded(Shortened(ValueConversion.ToText(argument).Text), isNumber: false);

    private string Shortened(string text) =>
        Precision is { } count ? string.Concat(StringFunctions.Clusters(text).Take(count)) : text;

    private string Whole(Number number)
    {
        if (!number.IsInteger)
        {
            throw new EvaluationException($"unsupported value for %{Verb}: an integer is required");
        }

        var whole = number.ToBigInteger();
        var digits = Digits(BigInteger.Abs(whole));
        digits = digits.PadLeft(Precision ?? 0, '0');
        var prefix = !HasSharp ? "" : Verb switch { 'b' => "0b", 'o' => "0", 'x' => "0x", 'X' => "0X", _ => "" };
        return Signed(whole.Sign < 0, prefix + digits);
    }

    private string Digits(BigInteger magnitude)
    {
        if (Verb == 'd')
        {
            return magnitude.ToString(CultureInfo.InvariantCulture);
        }

        var bits = Verb switch { 'b' => 1, 'o' => 3, _ => 4 };
        var alphabet = Verb == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
        var digits = new StringBuilder();
        do
        {
            digits.Insert(0, alphabet[(int)(magnitude & ((1 << bits) - 1))]);
            magnitude >>= bits;
        }
        while (!magnitude.IsZero);
        return digits.ToString();
    }

    private string Fraction(Number number)
    {
        var magnitude = number.Sign < 0 ? -number : number;
        var text = Verb switch
        {
            'f' => FloatText.Fixed(magnitude, Precision ?? 6),
            'e' or 'E' => FloatText.Exponential(magnitude, Precision ?? 6, Verb),
            _ => FloatText.General(magnitude, Precision, Verb == 'g' ? 'e' : 'E'),
        };
        return Signed(number.Sign < 0, text);
    }

    private string Signed(bool isNegative, string digits)
    {
        var sign = isNegative ? "-" : Flags.Contains('+') ? "+" : Flags.Contains(' ') ? " " : "";
        var isZeroFilled = Flags.Contains('0') && !Flags.Contains('-');
        return Padded(sign + (isZeroFilled ? digits.PadLeft(Width - sign.Length, '0') : digits), isNumber: true);
    }

    private string Padded(string text, bool isNumber)
    {
        var missing = Width - StringFunctions.Clusters(text).Count();
        if (missing <= 0)
        {
            return text;
        }

        var fill = new string(!isNumber && Flags.Contains('0') && !Flags.Contains('-') ? '0' : ' ', missing);
        return Flags.Contains('-') ? text + fill : fill + text;
    }
}
