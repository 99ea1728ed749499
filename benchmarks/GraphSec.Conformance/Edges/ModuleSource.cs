using System.Text.RegularExpressions;

namespace GraphSec.Conformance.Edges;

/// <summary>Where a module's code comes from, as far as a checkout of its repository can stand in.</summary>
/// <param name="Owner">Of the repository.</param>
/// <param name="Name">Of the repository.</param>
/// <param name="Folder">Inside it; "" for its top.</param>
internal sealed partial record ModuleSource(string Owner, string Name, string Folder)
{
    /// <summary>Null for a local path and for anything but a registry address or a repository on a host.</summary>
    public static ModuleSource? Parse(string source)
    {
        if (source.StartsWith('.') || source.StartsWith('/'))
        {
            return null;
        }

        var text = source.Split('?')[0];
        var isRepository = text.StartsWith("git", StringComparison.Ordinal) || text.Contains("://", StringComparison.Ordinal);
        text = Scheme().Replace(text, "");
        var parts = text.Split("//", 2);
        var words = parts[0].TrimEnd('/').Replace(':', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        var folder = parts.Length == 2 ? parts[1].Trim('/') : "";
        if (isRepository && words.Length >= 3)
        {
            var name = words[2].EndsWith(".git", StringComparison.Ordinal) ? words[2][..^4] : words[2];
            return new ModuleSource(words[1], name, folder);
        }

        return words.Length switch
        {
            3 => new ModuleSource(words[0], $"terraform-{words[2]}-{words[1]}", folder),
            4 => new ModuleSource(words[1], $"terraform-{words[3]}-{words[2]}", folder),
            _ => null,
        };
    }

    [GeneratedRegex("^(git::)?(https?://|ssh://|git://)?([^@/]+@)?")]
    private static partial Regex Scheme();
}
