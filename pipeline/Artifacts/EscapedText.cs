using System.Globalization;
using System.Text;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>
/// Undoes the escapes of a quoted text: those of Go's <c>strconv.Quote</c>, which DOT identifiers use, and of HCL, which
/// instance keys use. Anything that is no escape stays as it is.
/// </summary>
public static class EscapedText
{
    /// <param name="text">What stands between the quotes.</param>
    /// <param name="templates">Whether <c>$${</c> and <c>%%{</c> stand for <c>${</c> and <c>%{</c>, as in HCL.</param>
    public static string Decode(ReadOnlySpan<char> text, bool templates)
    {
        if (text.IndexOf('\\') < 0 && !(templates && text.IndexOfAny('$', '%') >= 0))
        {
            return text.ToString();
        }

        var decoded = new StringBuilder(text.Length);
        var i = 0;
        while (i < text.Length)
        {
            var c = text[i];
            if (c == '\\' && i + 1 < text.Length)
            {
                i += AppendEscape(decoded, text[i..]);
            }
            else if (templates && c is '$' or '%' && i + 2 < text.Length && text[i + 1] == c && text[i + 2] == '{')
            {
                decoded.Append(c).Append('{');
                i += 3;
            }
            else
            {
                decoded.Append(c);
                i++;
            }
        }

        return decoded.ToString();
    }

    private static int AppendEscape(StringBuilder decoded, ReadOnlySpan<char> text)
    {
        var digits = text[1] switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits > 0)
        {
            if (text.Length < 2 + digits || !uint.TryParse(text.Slice(2, digits), NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture, out var code))
            {
                decoded.Append('\\');
                return 1;
            }

            // \xNN above 7f is a byte that was no UTF-8; there is no character for it.
            var valid = Rune.IsValid(code) && !(digits == 2 && code > 0x7f);
            decoded.Append(valid ? new Rune(code).ToString() : "\ufffd");
            return 2 + digits;
        }

        var plain = text[1] switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'a' => '\a',
            'b' => '\b',
            'f' => '\f',
            'v' => '\v',
            '"' or '\\' or '\'' => text[1],
            _ => '\0',
        };
        if (plain == '\0')
        {
            decoded.Append('\\');
            return 1;
        }

        decoded.Append(plain);
        return 2;
    }
}
