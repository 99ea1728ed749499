using System.Globalization;
using System.Numerics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>What a YAML scalar means: the core schema with YAML 1.1's booleans and dates, as Terraform reads it.</summary>
internal static class YamlScalar
{
    private const string TagPrefix = "tag:yaml.org,2002:";

    public static Value Read(Scalar scalar)
    {
        var isPlain = scalar.Style == ScalarStyle.Plain;
        if (scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific)
        {
            return isPlain ? Resolve(scalar.Value) : Value.Of(scalar.Value);
        }

        var tag = scalar.Tag.Value;
        return tag switch
        {
            TagPrefix + "str" or TagPrefix + "binary" => Value.Of(scalar.Value),
            TagPrefix + "int" or TagPrefix + "float" or TagPrefix + "bool" or TagPrefix + "null" or TagPrefix + "timestamp" =>
                isPlain ? Resolve(scalar.Value) : Value.Of(scalar.Value),
            _ => throw new EvaluationException($"unsupported tag \"{tag}\""),
        };
    }

    private static Value Resolve(string text)
    {
        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return Value.Null;
            case "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON":
                return Value.True;
            case "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF":
                return Value.False;
            case ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" or "-.inf" or "-.Inf" or "-.INF"
                or ".nan" or ".NaN" or ".NAN":
                throw new EvaluationException("infinity and NaN are not supported");
        }

        if (char.IsAsciiDigit(text[0]) || text[0] is '+' or '-' or '.')
        {
            if (ReadPrefixed(text) is { } whole)
            {
                return Value.Of(Number.Of(whole));
            }

            if (Number.TryParse(text, out var number))
            {
                return Value.Of(number);
            }

            return Timestamp.TryParseYaml(text, out var time) ? Value.Of(time.ToString()) : Value.Of(text);
        }

        return Value.Of(text);
    }

    /// <summary>0o and 0x, which take no sign.</summary>
    private static BigInteger? ReadPrefixed(string text)
    {
        if (text.Length is < 3 or > 200 || text[0] != '0')
        {
            return null;
        }

        var digits = text[2..];
        var (bits, isValid) = text[1] switch
        {
            'x' => (4, digits.All(char.IsAsciiHexDigit)),
            'o' => (3, digits.All(digit => digit is >= '0' and <= '7')),
            _ => (0, false),
        };
        if (!isValid)
        {
            return null;
        }

        var total = BigInteger.Zero;
        foreach (var digit in digits)
        {
            total = (total << bits) + int.Parse([digit], NumberStyles.AllowHexSpecifier);
        }

        return total;
    }
}
