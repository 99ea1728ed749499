using System.Text.Json;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Conformance.PolicyEngine;

/// <summary>Holds the resources of a graph against those of a golden.</summary>
/// <param name="expected">The golden's attributes by id.</param>
/// <param name="name">The golden: <c>tf/vars</c>.</param>
internal sealed class GoldenComparison(IReadOnlyDictionary<string, JsonElement> expected, string name)
{
    /// <summary>Plans and states hold what the provider filled in; only what somebody configured is kept of them here.</summary>
    private readonly bool holdsDefaults = !name.StartsWith("tf/", StringComparison.Ordinal);

    /// <summary>The first difference; null where there is none.</summary>
    public string? Difference(IEnumerable<GraphNode> nodes)
    {
        var found = nodes.ToDictionary(IdOf, node => node.Attributes, StringComparer.Ordinal);
        if (expected.Keys.FirstOrDefault(id => !found.ContainsKey(id)) is { } missing)
        {
            return $"{missing} is missing";
        }

        if (found.Keys.Order(StringComparer.Ordinal)
            .FirstOrDefault(id => !expected.ContainsKey(id) && !LeftOut.IsSurplus(name, id)) is { } surplus)
        {
            return $"{surplus} is too much";
        }

        return expected.Select(pair => Compare(found[pair.Key], pair.Value, pair.Key)).FirstOrDefault(text => text is not null);
    }

    /// <summary>Their keys have no quotes, and where count is not known they show the instance that it would begin with.
    /// </summary>
    private string IdOf(GraphNode node)
    {
        var id = node.Address.Replace("[\"", "[", StringComparison.Ordinal).Replace("\"]", "]", StringComparison.Ordinal);
        return !expected.ContainsKey(id) && expected.ContainsKey(id + "[0]") ? id + "[0]" : id;
    }

    private string? Compare(AttributeValue ours, JsonElement theirs, string path)
    {
        // What nobody can know stands there as the id of the resource it is of, as the name of a variable that has no value, or
        // with the index of an instance that may not be; the working folder has a stub of its own.
        if (GoldenValues.IsStandIn(theirs, expected.Keys) && ours.Kind is AttributeKind.Unknown or AttributeKind.String
            || LeftOut.IsValue(name, path))
        {
            return null;
        }

        if (GoldenValues.IsMasked(theirs))
        {
            // Plans say what is secret; for code their lists do.
            return ours.IsSensitive || !holdsDefaults ? null : $"{path} is not sensitive";
        }

        switch (ours.Kind)
        {
            case AttributeKind.Unknown when path.Contains("[0].", StringComparison.Ordinal) && GoldenValues.EndsInZero(theirs):
                return null;
            case AttributeKind.Object or AttributeKind.List when theirs.ValueKind == JsonValueKind.String:
                return CompareEncoded(ours, theirs, path);
            case AttributeKind.Object when theirs.ValueKind == JsonValueKind.Object:
                return CompareMembers(ours, theirs, path);
            case AttributeKind.List when theirs.ValueKind == JsonValueKind.Array:
                return ours.Items.Count != theirs.GetArrayLength()
                    ? $"{path} has {ours.Items.Count} elements, expected {theirs.GetArrayLength()}"
                    : ours.Items.Zip(theirs.EnumerateArray())
                        .Select((pair, i) => Compare(pair.First, pair.Second, $"{path}[{i}]"))
                        .FirstOrDefault(text => text is not null);
            default:
                return GoldenValues.IsEqual(ours, theirs) ? null
                    : $"{path} is {ours.Kind} {ours.Text}, expected {theirs.GetRawText()}";
        }
    }

    /// <summary>JSON text with something unknown in it is kept as the tree that it encodes.</summary>
    private string? CompareEncoded(AttributeValue ours, JsonElement theirs, string path)
    {
        try
        {
            using var decoded = JsonDocument.Parse(theirs.GetString()!);
            return Compare(ours, decoded.RootElement, path);
        }
        catch (JsonException)
        {
            return $"{path} is {ours.Kind}, expected {theirs.GetRawText()}";
        }
    }

    private string? CompareMembers(AttributeValue ours, JsonElement theirs, string path)
    {
        foreach (var (member, value) in ours.Members)
        {
            var difference = theirs.TryGetProperty(member, out var wanted)
                ? Compare(value, wanted, $"{path}.{member}")
                : value.Kind is AttributeKind.Null or AttributeKind.Unknown ? null : $"{path}.{member} is too much";
            if (difference is not null)
            {
                return difference;
            }
        }

        return holdsDefaults ? null : theirs.EnumerateObject()
            .Where(member => ours[member.Name] is null && !GoldenValues.IsFiller(member))
            .Select(member => $"{path}.{member.Name} is missing").FirstOrDefault();
    }
}
