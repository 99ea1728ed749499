using System.Text;
using System.Text.RegularExpressions;

namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>
/// RE2 patterns (Terraform's) written for .NET: classes of ASCII, named groups, quoting and the end anchor differ. What RE2
/// refuses (look-around, back references) is refused here.
/// </summary>
internal sealed class RegexTranslation
{
    private static readonly TimeSpan MatchTime = TimeSpan.FromSeconds(1);

    private readonly string pattern;
    private readonly StringBuilder result = new();
    private readonly Stack<bool> multilines = new();
    private bool isMultiline;
    private int at;

    private RegexTranslation(string pattern) => this.pattern = pattern;

    /// <exception cref="EvaluationException">Not a pattern of RE2, or one .NET has no form for.</exception>
    public static Regex Compile(string pattern)
    {
        var translated = new RegexTranslation(pattern).Translate();
        try
        {
            return new Regex(translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, MatchTime);
        }
        catch (NotSupportedException)
        {
            // Too large an automaton; the time limit keeps backtracking in bounds.
            return new Regex(translated, RegexOptions.CultureInvariant, MatchTime);
        }
        catch (ArgumentException exception)
        {
            throw Invalid(exception.Message);
        }
    }

    private static EvaluationException Invalid(string reason) => new($"invalid regexp pattern: {reason}");

    private string Translate()
    {
        while (at < pattern.Length)
        {
            switch (pattern[at])
            {
                case '\\':
                    Escape(isInClass: false);
                    break;
                case '[':
                    Class();
                    break;
                case '(':
                    Group();
                    break;
                case ')':
                    isMultiline = multilines.Count > 0 ? multilines.Pop() : throw Invalid("unexpected )");
                    result.Append(pattern[at++]);
                    break;
                case '$':
                    result.Append(isMultiline ? "$" : @"\z");
                    at++;
                    break;
                default:
                    result.Append(pattern[at++]);
                    break;
            }
        }

        return result.ToString();
    }

    private void Group()
    {
        multilines.Push(isMultiline);
        if (!Ahead("(?"))
        {
            result.Append(pattern[at++]);
            return;
        }

        if (Ahead("(?P<") || (Ahead("(?<") && !Ahead("(?<=") && !Ahead("(?<!")))
        {
            result.Append("(?<");
            at = pattern.IndexOf('<', at) + 1;
            return;
        }

        var end = at + 2;
        var (isOn, flags) = (true, new StringBuilder("(?"));
        for (; end < pattern.Length && pattern[end] is 'i' or 'm' or 's' or '-'; end++)
        {
            isOn &= pattern[end] != '-';
            isMultiline = pattern[end] == 'm' ? isOn : isMultiline;
            flags.Append(pattern[end]);
        }

        if (end == pattern.Length || pattern[end] is not (':' or ')'))
        {
            throw Invalid("invalid or unsupported group");
        }

        if (pattern[end] == ')')
        {
            // A bare flag holds to the end of the group around it.
            multilines.Pop();
        }

        result.Append(flags).Append(pattern[end]);
        at = end + 1;
    }

    private void Class()
    {
        result.Append(pattern[at++]);
        if (Ahead("^"))
        {
            result.Append(pattern[at++]);
        }

        for (var isFirst = true; at < pattern.Length && (isFirst || pattern[at] != ']'); isFirst = false)
        {
            if (Ahead("[:"))
            {
                NamedClass();
            }
            else if (pattern[at] == '\\')
            {
                Escape(isInClass: true);
            }
            else
            {
                // Unescaped, these would begin a class or a subtraction in .NET, or end the class.
                result.Append(pattern[at] is '[' or ']' ? "\\" : "").Append(pattern[at++]);
            }
        }

        if (at == pattern.Length)
        {
            throw Invalid("missing closing ]");
        }

        result.Append(pattern[at++]);
    }

    private void NamedClass()
    {
        var end = pattern.IndexOf(":]", at, StringComparison.Ordinal);
        var name = end < 0 ? "" : pattern[(at + 2)..end];
        result.Append(RegexClasses.Posix(name) ?? throw Invalid("invalid character class range"));
        at = end + 2;
    }

    private void Escape(bool isInClass)
    {
        if (at + 1 == pattern.Length)
        {
            throw Invalid("trailing backslash");
        }

        var escaped = pattern[at + 1];
        at += 2;
        switch (escaped)
        {
            case 'd' or 'D' or 's' or 'S' or 'w' or 'W':
                var content = RegexClasses.Perl(escaped);
                result.Append(isInClass ? content : $"[{content}]");
                break;
            case 'p' or 'P':
                Property(escaped);
                break;
            case 'Q':
                var end = pattern.IndexOf("\\E", at, StringComparison.Ordinal);
                result.Append(Regex.Escape(end < 0 ? pattern[at..] : pattern[at..end]));
                at = end < 0 ? pattern.Length : end + 2;
                break;
            case 'x' when Ahead("{"):
                CodePoint();
                break;
            case >= '1' and <= '9' or 'Z' or 'G' or 'k' or 'K' or 'C' or 'X' or 'R':
                throw Invalid($"invalid escape sequence \\{escaped}");
            default:
                result.Append('\\').Append(escaped);
                break;
        }
    }

    private void Property(char escaped)
    {
        if (Ahead("{"))
        {
            result.Append('\\').Append(escaped);
            return;
        }

        result.Append('\\').Append(escaped).Append('{').Append(at < pattern.Length ? pattern[at++] : '?').Append('}');
    }

    private void CodePoint()
    {
        var end = pattern.IndexOf('}', at);
        var digits = end < 0 ? "" : pattern[(at + 1)..end];
        if (!int.TryParse(digits, System.Globalization.NumberStyles.AllowHexSpecifier, null, out var code) || !Rune.IsValid(code))
        {
            throw Invalid("invalid escape sequence \\x");
        }

        result.Append(Regex.Escape(new Rune(code).ToString()));
        at = end + 1;
    }

    private bool Ahead(string text) => string.CompareOrdinal(pattern, at, text, 0, text.Length) == 0;
}
