using System.Text;

namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>Strings in YAML.</summary>
internal static class YamlText
{
    /// <summary>Whether a literal block keeps the text: all printable, no space before a line's end.</summary>
    public static bool AllowsBlock(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var isSpaceAtEnd = value[i] == ' ' && (i + 1 == value.Length || value[i + 1] == '\n');
            if (isSpaceAtEnd || (value[i] != '\n' && !IsPrintable(value[i])))
            {
                return false;
            }
        }

        return true;
    }

    public static int QuotedLength(string value)
    {
        var text = new StringBuilder();
        AppendQuoted(value, text);
        return Encoding.UTF8.GetByteCount(text.ToString()) - 2;
    }

    public static void AppendQuoted(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var rune in value.EnumerateRunes())
        {
            var unit = rune.IsBmp ? (char)rune.Value : '\0';
            if (rune.IsBmp && IsPrintable(unit) && unit is not ('"' or '\\'))
            {
                text.Append(unit);
            }
            else
            {
                text.Append('\\').Append(Escape(rune));
            }
        }

        text.Append('"');
    }

    private static string Escape(Rune rune) => rune.Value switch
    {
        0 => "0",
        0x07 => "a",
        0x08 => "b",
        0x09 => "t",
        0x0A => "n",
        0x0B => "v",
        0x0C => "f",
        0x0D => "r",
        0x1B => "e",
        '"' => "\"",
        '\\' => "\\",
        0x85 => "N",
        0x2028 => "L",
        0x2029 => "P",
        <= 0xFF => $"x{rune.Value:X2}",
        <= 0xFFFF => $"u{rune.Value:X4}",
        _ => $"U{rune.Value:X8}",
    };

    /// <summary>What terraform's emitter leaves as it is: no controls, separators or code points beyond U+FFFF.</summary>
    private static bool IsPrintable(char unit) =>
        unit is (>= ' ' and <= '~') or (>= '\u00A0' and < '\uD800') or (>= '\uE000' and < '\uFFFE')
        && unit is not ('\u2028' or '\u2029' or '\uFEFF');
}
