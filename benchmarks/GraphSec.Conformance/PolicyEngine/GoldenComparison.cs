using System.Globalization;
using System.Text.Json;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Conformance.PolicyEngine;

/// <summary>Holds the resources of a graph against those of a golden.</summary>
/// <param name="expected">The golden's attributes by id.</param>
/// <param name="form">The golden's folder: code, plan or state.</param>
internal sealed class GoldenComparison(IReadOnlyDictionary<string, JsonElement> expected, string form)
{
    /// <summary>The first difference; null where there is none.</summary>
    public string? Difference(IEnumerable<GraphNode> nodes)
    {
        var found = nodes.ToDictionary(IdOf, node => node.Attributes, StringComparer.Ordinal);
        if (expected.Keys.FirstOrDefault(id => !found.ContainsKey(id)) is { } missing)
        {
            return $"{missing} is missing";
        }

        if (found.Keys.Order(StringComparer.Ordinal).FirstOrDefault(id => !expected.ContainsKey(id)) is { } surplus)
        {
            return $"{surplus} is too much";
        }

        return expected.Select(pair => Compare(found[pair.Key], pair.Value, pair.Key)).FirstOrDefault(text => text is not null);
    }

    /// <summary>Their keys have no quotes.</summary>
    private static string IdOf(GraphNode node) => node.Address.Replace("[\"", "[", StringComparison.Ordinal)
        .Replace("\"]", "]", StringComparison.Ordinal);

    private string? Compare(AttributeValue ours, JsonElement theirs, string path)
    {
        switch (ours.Kind)
        {
            case AttributeKind.Unknown:
                return IsStandIn(theirs) ? null : $"{path} is unknown, expected {theirs.GetRawText()}";
            case AttributeKind.Object when theirs.ValueKind == JsonValueKind.Object:
                return CompareMembers(ours, theirs, path);
            case AttributeKind.List when theirs.ValueKind == JsonValueKind.Array:
                return ours.Items.Count != theirs.GetArrayLength()
                    ? $"{path} has {ours.Items.Count} elements, expected {theirs.GetArrayLength()}"
                    : ours.Items.Zip(theirs.EnumerateArray()).Select((pair, i) => Compare(pair.First, pair.Second, $"{path}[{i}]"))
                        .FirstOrDefault(text => text is not null);
            default:
                return IsEqual(ours, theirs) ? null : $"{path} is {ours.Kind} {ours.Text}, expected {theirs.GetRawText()}";
        }
    }

    private string? CompareMembers(AttributeValue ours, JsonElement theirs, string path)
    {
        foreach (var (name, value) in ours.Members)
        {
            var difference = theirs.TryGetProperty(name, out var member)
                ? Compare(value, member, $"{path}.{name}")
                : value.Kind is AttributeKind.Null or AttributeKind.Unknown ? null : $"{path}.{name} is too much";
            if (difference is not null)
            {
                return difference;
            }
        }

        // Plans and states hold what the provider filled in; only what somebody configured is kept of them.
        return form != "tf" ? null : theirs.EnumerateObject()
            .Where(member => ours[member.Name] is null && member.Value.ValueKind != JsonValueKind.Null)
            .Select(member => $"{path}.{member.Name} is missing").FirstOrDefault();
    }

    /// <summary>The id of a resource in the place of an attribute of it that nobody knows.</summary>
    private bool IsStandIn(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.String => expected.Keys.Any(id => value.GetString()!.Contains(id, StringComparison.Ordinal)),
        _ => false,
    };

    private static bool IsEqual(AttributeValue ours, JsonElement theirs) => ours.Kind switch
    {
        AttributeKind.Null => theirs.ValueKind == JsonValueKind.Null,
        AttributeKind.Bool => theirs.ValueKind == (ours.Boolean ? JsonValueKind.True : JsonValueKind.False),
        AttributeKind.Number => theirs.ValueKind == JsonValueKind.Number
            && decimal.Parse(ours.Text, NumberStyles.Float, CultureInfo.InvariantCulture) == theirs.GetDecimal(),
        AttributeKind.String => theirs.ValueKind == JsonValueKind.String && theirs.GetString() == ours.Text,
        _ => false,
    };
}
