using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Flatten;

/// <summary>
/// A setting of a list that is a map in all but name: a flag of Cloud SQL, a parameter of a parameter group, a setting of ECS is an object
/// with a name and a value. It is read as the member of that name, so that <c>log_checkpoints</c> is judged by what it is set to. Lists
/// whose names are one's own (variables of an environment, headers, tags) stay lists.
/// </summary>
internal static class NamedSetting
{
    /// <summary>Last words of the paths of such lists.</summary>
    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal)
    {
        "database_flags", "option_settings", "parameter", "parameters", "policy_attribute", "setting",
    };

    /// <summary>Resources that are one setting each.</summary>
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "aws_ecs_account_setting_default", "azurerm_mariadb_configuration", "azurerm_mysql_configuration",
        "azurerm_mysql_flexible_server_configuration", "azurerm_postgresql_configuration", "azurerm_postgresql_flexible_server_configuration",
        "google_compute_project_metadata_item",
    };

    /// <summary>What such objects call the name and the value.</summary>
    private static readonly (string Name, string Value)[] Members = [("name", "value"), ("parameter_name", "parameter_value"), ("key", "value")];

    /// <param name="path">A path whose last word tells what the list holds.</param>
    public static bool IsListedAt(string path) =>
        Lists.GetAlternateLookup<ReadOnlySpan<char>>().Contains(path.AsSpan()[(path.LastIndexOfAny(['.', ']', '}']) + 1)..]);

    /// <param name="key">Of a table of resources.</param>
    public static bool IsType(string key) => Types.Contains(key);

    /// <summary>The names of the members that hold the name and the value, and the setting's own name; null where the object is something
    /// else, or the name is not known or would stand for another member.</summary>
    public static (string NameMember, string ValueMember, string Name)? Of(AttributeValue item)
    {
        foreach (var (name, value) in Members)
        {
            if (item[name] is { Kind: AttributeKind.String, IsSensitive: false, Text: { Length: > 0 } text } && item[value] is not null && item[text] is null)
            {
                return (name, value, text);
            }
        }

        return null;
    }
}
