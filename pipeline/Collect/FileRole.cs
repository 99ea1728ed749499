namespace GraphSec.Pipeline.Collect;

/// <summary>What a file's name says it is to Terraform.</summary>
internal static class FileRole
{
    private static readonly string[] ModuleEndings = [".tf", ".tf.json", ".tofu", ".tofu.json"];
    private static readonly string[] ValueEndings = [".tfvars", ".tfvars.json"];

    private static readonly string[] ReadEndings =
    [
        ".tpl", ".tftpl", ".tmpl", ".template", ".j2", ".json", ".yaml", ".yml", ".toml", ".ini", ".conf", ".cfg", ".properties",
        ".txt", ".csv", ".xml", ".html", ".sh", ".ps1", ".py", ".js", ".sql", ".rego", ".graphql", ".hcl", ".pub", ".service",
    ];

    /// <summary>Makes its folder a module.</summary>
    public static bool IsModule(string name) => HasEnding(name, ModuleEndings);

    /// <summary>Gives values to a module's variables.</summary>
    public static bool IsValues(string name) => HasEnding(name, ValueEndings);

    /// <summary>What <c>file</c>, <c>templatefile</c>, <c>jsondecode</c> and the like are fed with.</summary>
    public static bool MayBeRead(string name) => HasEnding(name, ReadEndings);

    private static bool HasEnding(string name, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (name.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
