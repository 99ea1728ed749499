using System.Text;
using System.Text.RegularExpressions;

namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>The patterns of fileset: * and ? within a folder, ** across folders, classes and {a,b} alternatives.</summary>
internal static class Glob
{
    /// <returns>Matching files below the folder by their relative paths; empty where the folder does not exist.</returns>
    /// <exception cref="EvaluationException">A malformed pattern, or too many files.</exception>
    public static List<string> Files(string folder, string pattern)
    {
        var found = new List<string>();
        if (!Directory.Exists(folder))
        {
            return found;
        }

        var regex = Compile(pattern);
        var seen = 0L;
        // Links are left out: they might lead outside the root, or round in circles.
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = pattern.Contains('/') || pattern.Contains("**", StringComparison.Ordinal),
            AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Device,
        };
        foreach (var file in Directory.EnumerateFiles(folder, "*", options))
        {
            Limits.CheckElements(++seen);
            var relative = Path.GetRelativePath(folder, file);
            if (RegexMatch.Guarded(() => regex.IsMatch(relative)))
            {
                found.Add(relative);
            }
        }

        return found;
    }

    private static Regex Compile(string pattern)
    {
        var text = new StringBuilder("^");
        var depth = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            var next = pattern[i] switch
            {
                '*' when string.CompareOrdinal(pattern, i, "**/", 0, 3) == 0 => "(?:.*/)?",
                '*' when string.CompareOrdinal(pattern, i, "**", 0, 2) == 0 => ".*",
                '*' => "[^/]*",
                '?' => "[^/]",
                '{' => "(?:",
                '}' when depth > 0 => ")",
                ',' when depth > 0 => "|",
                '[' => Class(pattern, ref i),
                '\\' when i + 1 < pattern.Length => Regex.Escape(pattern[++i].ToString()),
                _ => Regex.Escape(pattern[i].ToString()),
            };
            depth += pattern[i] == '{' && next == "(?:" ? 1 : pattern[i] == '}' && next == ")" ? -1 : 0;
            i += next == "(?:.*/)?" ? 2 : next == ".*" ? 1 : 0;
            text.Append(next);
        }

        return RegexTranslation.Compile(text.Append('$').ToString());
    }

    private static string Class(string pattern, ref int at)
    {
        var end = pattern.IndexOf(']', at + 1);
        if (end <= at + 1)
        {
            throw new EvaluationException("syntax error in pattern");
        }

        var content = pattern[(at + 1)..end];
        at = end;
        return content[0] is '!' or '^' ? $"[^/{content[1..]}]" : $"[{content}]";
    }
}
