using System.Text.RegularExpressions;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Cli;

/// <summary>Sets keys in a section of a params.yaml; all else, comments among it, stays as it is.</summary>
internal static partial class ParameterEdit
{
    /// <summary>In a file, which is made where there is none.</summary>
    /// <exception cref="InputException">The file cannot be read or written, or the section is of a form that cannot be edited.</exception>
    public static void Write(string path, string shown, string section, IReadOnlyList<(string Key, string Value)> values) =>
        AtomicFile.WriteText(path, Of(Read(path, shown), shown, section, values));

    /// <summary>Fails where <see cref="Write"/> would: better before the work than after.</summary>
    /// <exception cref="InputException">The file cannot be read, or the section is of a form that cannot be edited.</exception>
    public static void Check(string path, string shown, string section, IEnumerable<string> keys) =>
        Of(Read(path, shown), shown, section, [.. keys.Select(key => (key, "0"))]);

    private static string Of(string text, string shown, string section, IReadOnlyList<(string Key, string Value)> values)
    {
        List<string> lines = [.. text.Split('\n')];
        var head = lines.FindIndex(line => Regex.IsMatch(line, $@"^{Regex.Escape(section)}\s*:"));
        if (head < 0)
        {
            head = lines[^1].Length == 0 ? lines.Count - 1 : lines.Count;
            lines.Insert(head, section + ":");
        }
        else if (!Regex.IsMatch(lines[head], @":\s*(#.*)?$"))
        {
            throw new InputException($"the section '{section}' of '{shown}' is on one line; write each of its keys on a line of its own");
        }

        var end = head + 1;
        for (var next = end; next < lines.Count && (lines[next].Trim().Length == 0 || lines[next][0] is ' ' or '\t' or '#'); next++)
        {
            end = lines[next].StartsWith(' ') && lines[next].Trim().Length > 0 ? next + 1 : end;
        }

        var indent = lines[(head + 1)..end].Select(line => Indent().Match(line).Value).FirstOrDefault(found => found.Length > 0) ?? "  ";
        foreach (var (key, value) in values)
        {
            var at = lines.FindIndex(head + 1, end - head - 1, line => Regex.IsMatch(line, $@"^{indent}{Regex.Escape(key)}\s*:"));
            if (at < 0)
            {
                lines.Insert(end++, $"{indent}{key}: {value}{(lines[head].EndsWith('\r') ? "\r" : "")}");
            }
            else
            {
                lines[at] = Value().Replace(lines[at], match => match.Groups["before"].Value + value + match.Groups["after"].Value);
            }
        }

        var edited = string.Join('\n', lines);
        return edited.EndsWith('\n') ? edited : edited + "\n";
    }

    private static string Read(string path, string shown)
    {
        if (!File.Exists(path))
        {
            return "";
        }

        // Whatever is no YAML says so.
        ParameterFile.Read(path);
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"cannot read '{shown}': {error.Message.ReplaceLineEndings(" ").TrimEnd('.')}; name another file", error);
        }
    }

    [GeneratedRegex("^ +(?=[^ #\r])")]
    private static partial Regex Indent();

    /// <summary>A key, its plain value, and a comment behind it.</summary>
    [GeneratedRegex(@"^(?<before>[^:]*:\s*)(?<value>(?:[^#\r]|(?<=\S)#)*?)(?<after>\s*(?:(?<=\s)#.*)?\r?)$")]
    private static partial Regex Value();
}
