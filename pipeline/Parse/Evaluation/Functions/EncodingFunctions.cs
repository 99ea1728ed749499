using System.IO.Compression;
using System.Text;

namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>Functions that write values as text of some format, or read them.</summary>
internal static class EncodingFunctions
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    public static Function? Find(string name) => name switch
    {
        "base64encode" => OfText(text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text))),
        "base64decode" => OfText(text => Utf8(Bytes(text))),
        // The bytes depend on the compressor, and ours differs from terraform's.
        "base64gzip" => new Function(TypeConstraint.String, _ => Value.UnknownOf(TypeConstraint.String), Parameter.String),
        "base64gunzip" => OfText(text => Utf8(Unzipped(Bytes(text)))),
        "urldecode" => OfText(UrlDecoded),
        "urlencode" => OfText(UrlEncoded),
        "textencodebase64" => OfTexts((text, name) => Convert.ToBase64String(Guarded(() => Coded(text, name)))),
        "textdecodebase64" => OfTexts((text, name) => Guarded(() => Named(name).GetString(Bytes(text)))),
        "jsonencode" => Writer(JsonText.Write),
        "jsondecode" => Reader(JsonText.Read),
        "yamlencode" => Writer(YamlWriter.Write),
        "yamldecode" => Reader(YamlReader.Read),
        "csvdecode" => Reader(CsvReader.Read),
        _ => null,
    };

    /// <exception cref="EvaluationException">Not UTF-8.</exception>
    public static string Utf8(byte[] bytes) => Guarded(() => StrictUtf8.GetString(bytes));

    private static Function OfText(Func<string, string> body) =>
        new(TypeConstraint.String, call => Value.Of(body(call.Text(0))), Parameter.String);

    private static Function OfTexts(Func<string, string, string> body) => new(
        TypeConstraint.String, call => Value.Of(body(call.Text(0), call.Text(1))), Parameter.String, Parameter.String);

    private static Function Writer(Func<Value, string> body) => new(
        TypeConstraint.String, call => Value.Of(body(call[0])), Parameter.Any.With(Allowance.Null));

    private static Function Reader(Func<string, Value> body) =>
        new(TypeConstraint.Any, call => body(call.Text(0)), Parameter.String);

    private static byte[] Bytes(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException exception)
        {
            throw new EvaluationException("failed to decode base64 data", exception);
        }
    }

    private static T Guarded<T>(Func<T> coding)
    {
        try
        {
            return coding();
        }
        catch (ArgumentException exception)
        {
            throw new EvaluationException("the text has characters that this encoding does not know", exception);
        }
    }

    /// <summary>UTF-16 without an order is big-endian, and only there a byte order mark is written.</summary>
    private static byte[] Coded(string text, string name) => name.Equals("UTF-16", StringComparison.OrdinalIgnoreCase)
        ? Named("UTF-16BE").GetBytes('\uFEFF' + text)
        : Named(name).GetBytes(text);

    private static Encoding Named(string name)
    {
        switch (name.ToUpperInvariant())
        {
            case "UTF-8":
                return StrictUtf8;
            case "UTF-16BE":
                return new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);
            case "UTF-16LE":
                return new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
            default:
                return CodePage(name);
        }
    }

    private static Encoding CodePage(string name)
    {
        try
        {
            var (encoder, decoder) = (EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            return CodePagesEncodingProvider.Instance.GetEncoding(name, encoder, decoder)
                ?? Encoding.GetEncoding(name, encoder, decoder);
        }
        catch (ArgumentException exception)
        {
            throw new EvaluationException($"\"{name}\" is not a supported IANA encoding name", exception);
        }
    }

    private static string UrlEncoded(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var unit in Encoding.UTF8.GetBytes(text))
        {
            var letter = (char)unit;
            _ = letter == ' ' ? result.Append('+')
                : char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '~' ? result.Append(letter)
                : result.Append('%').Append(unit.ToString("X2"));
        }

        return result.ToString();
    }

    /// <summary>As in the query of an address: "+" is a space.</summary>
    private static string UrlDecoded(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var result = new List<byte>(bytes.Length);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != '%')
            {
                result.Add(bytes[i] == '+' ? (byte)' ' : bytes[i]);
            }
            else if (i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]))
            {
                result.Add(Convert.FromHexString(Encoding.ASCII.GetString(bytes, i + 1, 2))[0]);
                i += 2;
            }
            else
            {
                throw new EvaluationException("found \"%\" without two digits of base 16");
            }
        }

        return Utf8([.. result]);
    }

    private static byte[] Unzipped(byte[] bytes)
    {
        try
        {
            using var stream = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            using var result = new MemoryStream();
            var buffer = new byte[64 * 1024];
            for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
            {
                Limits.CheckText(result.Length + read);
                result.Write(buffer, 0, read);
            }

            return result.ToArray();
        }
        catch (InvalidDataException exception)
        {
            throw new EvaluationException("failed to decompress data", exception);
        }
    }
}
