using System.Text;

namespace GraphSec.Pipeline.Report.Formats;

/// <summary>Texts that may hold anything, as GitHub's Markdown in one line: nothing ends a cell, a code span or begins a tag.</summary>
internal static class MarkdownText
{
    /// <summary>A code span in a table: backticks end it and bars end the cell.</summary>
    public static string Code(string text) => $"`{OneLine(text).Replace('`', '\'').Replace("|", "\\|", StringComparison.Ordinal)}`";

    /// <summary>The backticks of a reason stay code; what stands between them and outside may hold anything.</summary>
    public static string Reason(string text)
    {
        var parts = OneLine(text).Split('`');
        var cell = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            var isCode = i % 2 == 1 && i + 1 < parts.Length;
            cell.Append(isCode ? Code(parts[i]) : Escaped(parts[i]));
        }

        return cell.ToString();
    }

    public static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in OneLine(text))
        {
            escaped.Append(c is '\\' or '|' or '<' or '*' or '_' or '[' or ']' or '`' or '#' or '~' ? $"\\{c}"
                : c is '@' ? "@\u200b" // A mention would notify somebody.
                : $"{c}");
        }

        return escaped.ToString();
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
