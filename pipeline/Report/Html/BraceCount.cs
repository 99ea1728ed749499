using System.Text.RegularExpressions;

namespace GraphSec.Pipeline.Report.Html;

/// <summary>Reads HCL line by line and knows when the first block that it opened is closed.</summary>
internal sealed partial class BraceCount
{
    private readonly Stack<char> open = [];
    private string? heredoc;
    private bool isComment;

    /// <summary>Whether the block ends in this line.</summary>
    public bool Closes(string line)
    {
        if (heredoc is not null)
        {
            heredoc = line.AsSpan().Trim().SequenceEqual(heredoc) ? null : heredoc;
            return false;
        }

        for (var i = 0; i < line.Length; i++)
        {
            var isQuoted = open.TryPeek(out var top) && top == '"';
            var two = line.AsSpan(i, Math.Min(2, line.Length - i));
            if (isComment)
            {
                isComment = two is not "*/";
                i += isComment ? 0 : 1;
            }
            else if (isQuoted ? Quoted(two, ref i) : Plain(line, two, ref i))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Inside quotes only the end, an escape and a template matter.</summary>
    private bool Quoted(ReadOnlySpan<char> two, ref int i)
    {
        switch (two)
        {
            case ['\\', ..]:
            case "$$" or "%%":
                i++;
                break;
            case "${" or "%{":
                open.Push('{');
                i++;
                break;
            case ['"', ..]:
                open.Pop();
                break;
        }

        return false;
    }

    private bool Plain(string line, ReadOnlySpan<char> two, ref int i)
    {
        switch (two)
        {
            case ['#', ..]:
            case "//":
                i = line.Length;
                break;
            case "/*":
                isComment = true;
                i++;
                break;
            case "<<" when Heredoc().Match(line, i) is { Success: true } match:
                heredoc = match.Groups[1].Value;
                i = line.Length;
                break;
            case ['"', ..]:
                open.Push('"');
                break;
            case ['{', ..]:
                open.Push('{');
                break;
            case ['}', ..]:
                open.TryPop(out _);
                return open.Count == 0;
        }

        return false;
    }

    [GeneratedRegex(@"\G<<-?\s*([\w-]+)\s*$")]
    private static partial Regex Heredoc();
}
