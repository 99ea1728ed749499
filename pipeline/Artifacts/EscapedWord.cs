using System.Text;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>Words in a line of fields: tabs, line ends and backslashes are escaped.</summary>
internal static class EscapedWord
{
    public static string Write(string word) => word.AsSpan().IndexOfAny('\t', '\n', '\\') < 0 && !word.Contains('\r', StringComparison.Ordinal)
        ? word
        : word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal);

    public static string Read(ReadOnlySpan<char> field)
    {
        var word = new StringBuilder(field.Length);
        for (var i = 0; i < field.Length; i++)
        {
            if (field[i] == '\\' && i + 1 < field.Length)
            {
                i++;
                word.Append(field[i] switch { 't' => '\t', 'n' => '\n', 'r' => '\r', var c => c });
            }
            else
            {
                word.Append(field[i]);
            }
        }

        return word.ToString();
    }
}
