using System.Text.RegularExpressions;

namespace GraphSec.Pipeline.Parse.Configuration.Checks;

/// <summary>Addresses of modules and providers in a registry, as the registry protocols write them.</summary>
internal static partial class RegistryAddress
{
    /// <summary><c>[host/]namespace/name/provider[//folder]</c>.</summary>
    public static bool IsModule(string source)
    {
        var package = source.IndexOf("//", StringComparison.Ordinal) is var end and >= 0 ? source[..end] : source;
        var parts = package.Split('/');
        return parts.Length is 3 or 4 && (parts.Length == 3 || IsHost(parts[0])) && parts[^3..].All(part => Name().IsMatch(part));
    }

    /// <summary><c>[[host/]namespace/]type</c>; null where it is one, else what is wrong with it.</summary>
    public static string? ProviderFault(string source)
    {
        var parts = source.Split('/');
        if (parts.Length > 3 || parts.Any(part => part.Length == 0))
        {
            return $"found source \"{source}\", expected a provider's namespace/type";
        }

        return parts[^1].StartsWith("terraform-", StringComparison.Ordinal)
            ? $"found provider type \"{parts[^1]}\", expected the type without \"terraform-\""
            : null;
    }

    /// <summary>Labels that neither start nor end with a dash; what letters they may have is left to the registry.</summary>
    private static bool IsHost(string host) =>
        host.Split('.').All(label => label.Length > 0 && label[0] != '-' && label[^1] != '-');

    [GeneratedRegex("^[0-9A-Za-z](?:[0-9A-Za-z_-]{0,62}[0-9A-Za-z])?$")]
    private static partial Regex Name();
}
