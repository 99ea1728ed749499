using System.Text.Json;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>The modules that <c>terraform init</c> left under .terraform, by <c>modules.json</c>.</summary>
internal static class InstalledModules
{
    /// <summary>Folder by key; a key is the calls on the way, joined by dots. Empty where there is no list or it is broken.
    /// </summary>
    public static Dictionary<string, string> Read(string folder, ScannedRoot root)
    {
        var modules = new Dictionary<string, string>(StringComparer.Ordinal);
        var path = Path.Combine(folder, ".terraform", "modules", "modules.json");
        if (!File.Exists(path) || !root.Contains(path))
        {
            return modules;
        }

        try
        {
            using var document = JsonDocument.Parse(BoundedFile.Read(path));
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("Modules", out var list) || list.ValueKind != JsonValueKind.Array)
            {
                return modules;
            }

            foreach (var module in list.EnumerateArray())
            {
                if (Text(module, "Key") is { Length: > 0 } key && Text(module, "Dir") is { } place)
                {
                    modules[key] = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(folder, place)));
                }
            }
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException
            or ArgumentException or InvalidDataException)
        {
            modules.Clear();
        }

        return modules;
    }

    public static string KeyOf(ModuleInstance caller, string name)
    {
        var key = name;
        for (var call = caller.Call; call is not null; call = call.Module.Call)
        {
            key = $"{call.Name}.{key}";
        }

        return key;
    }

    private static string? Text(JsonElement module, string name) => module.ValueKind == JsonValueKind.Object
        && module.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
