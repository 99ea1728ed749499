namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>Which files of a folder make up a module, in the order Terraform reads them.</summary>
internal static class ConfigurationFiles
{
    /// <summary>Full paths: files of the module in order of name, then those that override them.</summary>
    public static (List<string> Primary, List<string> Overrides) Find(string folder, ScannedRoot root)
    {
        var names = new List<string>();
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles())
        {
            if (Extension(file.Name) is not null && !IsIgnored(file.Name) && (file.LinkTarget is null || root.Contains(file.FullName)))
            {
                names.Add(file.Name);
            }
        }

        names.Sort(StringComparer.Ordinal);
        var present = new HashSet<string>(names, StringComparer.Ordinal);
        var primary = new List<string>();
        var overrides = new List<string>();
        foreach (var name in names)
        {
            if (!IsShadowed(name, present))
            {
                (IsOverride(name) ? overrides : primary).Add(Path.Combine(folder, name));
            }
        }

        return (primary, overrides);
    }

    /// <summary>The extension that makes a file configuration, or null.</summary>
    public static string? Extension(string name)
    {
        foreach (var extension in (ReadOnlySpan<string>)[".tf", ".tf.json", ".tofu", ".tofu.json"])
        {
            if (name.EndsWith(extension, StringComparison.Ordinal))
            {
                return extension;
            }
        }

        return null;
    }

    private static bool IsIgnored(string name) =>
        name.StartsWith('.') || name.EndsWith('~') || (name.StartsWith('#') && name.EndsWith('#'));

    private static bool IsOverride(string name)
    {
        var stem = name[..^Extension(name)!.Length];
        return stem == "override" || stem.EndsWith("_override", StringComparison.Ordinal);
    }

    /// <summary>OpenTofu reads x.tofu in place of x.tf.</summary>
    private static bool IsShadowed(string name, HashSet<string> present) => Extension(name) switch
    {
        ".tf" => present.Contains(name[..^3] + ".tofu"),
        ".tf.json" => present.Contains(name[..^8] + ".tofu.json"),
        _ => false,
    };
}
