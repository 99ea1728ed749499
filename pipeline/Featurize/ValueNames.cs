using System.Globalization;
using System.Net;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Featurize;

/// <summary>Names a scalar twice: as it is (its outcome), and by what kind of value it is (its shape), so that a port stays a
/// port, an address range is told by how wide it is, and a free text is a text.</summary>
public static class ValueNames
{
    /// <summary>Longer strings have no outcome of their own.</summary>
    private const int LongestWord = 64;

    /// <summary>Nor do longer names of what AWS itself owns.</summary>
    private const int LongestArn = 128;

    public static (string Outcome, string Shape) OfNumber(string digits)
    {
        if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            return ("number", "number");
        }

        var name = value.ToString("R", CultureInfo.InvariantCulture);
        var size = Math.Abs(value);
        var shape = value < 0 ? "negative number"
            : size < 1 ? "number below 1"
            : $"number of {(int)Math.Floor(Math.Log10(size)) + 1} digits";
        return (name, shape);
    }

    public static (string Outcome, string Shape) OfString(string text)
    {
        if (text.Length == 0)
        {
            return ("\"\"", "empty string");
        }

        if (IsNumber(text))
        {
            var (name, shape) = OfNumber(text);
            return (name, shape);
        }

        if (text is "true" or "false")
        {
            return (text, "boolean");
        }

        if (AddressRange(text) is { } range)
        {
            return (range, "address range");
        }

        var shapeOfText = ShapeOf(text);
        var isWord = (text.Length <= LongestWord || (text.Length <= LongestArn && ManagedArn.Is(text))) && !text.AsSpan().ContainsAny('\n', '\r');
        return (isWord ? $"\"{text}\"" : shapeOfText, shapeOfText);
    }

    /// <summary>The image of a container by what pins it, where it is one.</summary>
    public static (string Outcome, string Shape) OfImage(string text) => ContainerImage.KindOf(text) is { } kind ? (kind, kind) : OfString(text);

    private static bool IsNumber(string text)
    {
        if (text.Length > 18 || !(char.IsAsciiDigit(text[0]) || (text[0] == '-' && text.Length > 1)))
        {
            return false;
        }

        foreach (var c in text.AsSpan(1))
        {
            if (!char.IsAsciiDigit(c) && c != '.')
            {
                return false;
            }
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
    }

    /// <summary>A CIDR block by its width: the whole internet as it is, others as private or public with their prefix.</summary>
    private static string? AddressRange(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash is < 2 or > 39 || text.Length - slash is < 2 or > 4 || !(char.IsAsciiHexDigit(text[0]) || text[0] == ':')
            || !IPAddress.TryParse(text.AsSpan(0, slash), out var address)
            || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var prefix))
        {
            return null;
        }

        if (prefix == 0)
        {
            return $"\"{text}\"";
        }

        return $"{(IsPrivate(address) ? "private" : "public")} range /{prefix}";
    }

    /// <summary>RFC 1918, RFC 6598 and RFC 4193 space.</summary>
    private static bool IsPrivate(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return bytes.Length == 4
            ? bytes[0] == 10 || (bytes[0] == 172 && bytes[1] >> 4 == 1) || (bytes[0] == 192 && bytes[1] == 168)
                || (bytes[0] == 100 && bytes[1] >> 6 == 1)
            : (bytes[0] & 0xFE) == 0xFC;
    }

    private static string ShapeOf(string text)
    {
        if (text.StartsWith("arn:", StringComparison.Ordinal))
        {
            var parts = text.Split(':', 4);
            return parts.Length > 2 ? $"arn of {parts[2]}" : "arn";
        }

        if (text.Contains("://", StringComparison.Ordinal))
        {
            return text[..text.IndexOf("://", StringComparison.Ordinal)] is { Length: < 12 } scheme ? $"{scheme} url" : "url";
        }

        if (text.Contains('\n', StringComparison.Ordinal))
        {
            return "lines of text";
        }

        if (text.StartsWith("cron(", StringComparison.Ordinal) || text.StartsWith("rate(", StringComparison.Ordinal))
        {
            return "schedule";
        }

        if (text.Contains('@', StringComparison.Ordinal))
        {
            return text.StartsWith("sha256:", StringComparison.Ordinal) ? "digest" : "account or address";
        }

        if (IPAddress.TryParse(text, out _) && text.AsSpan().ContainsAny('.', ':'))
        {
            return "ip address";
        }

        if (text.StartsWith('/'))
        {
            return "path";
        }

        return text.Contains(' ', StringComparison.Ordinal) ? "text" : "word";
    }
}
