using System.Text.Json;

namespace GraphSec.Conformance.PolicyEngine;

/// <summary>Attributes of a golden's resources by id.</summary>
internal static class GoldenResources
{
    public static SortedDictionary<string, JsonElement> Read(JsonElement golden)
    {
        var resources = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var type in golden.GetProperty("resources").EnumerateObject())
        {
            foreach (var resource in type.Value.EnumerateObject())
            {
                resources.Add(resource.Name, resource.Value.GetProperty("attributes"));
            }
        }

        return resources;
    }
}
