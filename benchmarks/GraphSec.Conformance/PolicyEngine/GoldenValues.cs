using System.Globalization;
using System.Text.Json;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Conformance.PolicyEngine;

/// <summary>What single values of a golden mean.</summary>
internal static class GoldenValues
{
    /// <summary>Text that stands for a value which is not known.</summary>
    public static bool IsStandIn(JsonElement value, IEnumerable<string> ids) => value.ValueKind == JsonValueKind.String
        && (value.GetString() is "/stubbed/working/directory" || value.GetString()!.Contains("var.", StringComparison.Ordinal)
            || ids.Any(id => value.GetString()!.Contains(id, StringComparison.Ordinal)));

    public static bool IsMasked(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString() == "******";

    public static bool EndsInZero(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString()!.EndsWith('0');

    /// <summary>
    /// <c>provider</c> says who makes the resource and is none of its attributes; null and an empty list of blocks are the same
    /// as nothing, which is all that ever stands under <c>dynamic</c>.
    /// </summary>
    public static bool IsFiller(JsonProperty member) => member.Name == "provider" || member.Value.ValueKind == JsonValueKind.Null
        || (member.Value.ValueKind == JsonValueKind.Array && member.Value.GetArrayLength() == 0);

    /// <summary>
    /// A number is equal to its text: a map of strings stays one here, where the provider would convert it.
    /// </summary>
    public static bool IsEqual(AttributeValue ours, JsonElement theirs) => ours.Kind switch
    {
        AttributeKind.Null => theirs.ValueKind == JsonValueKind.Null,
        AttributeKind.Unknown => theirs.ValueKind == JsonValueKind.Null,
        AttributeKind.Bool => theirs.ValueKind == (ours.Boolean ? JsonValueKind.True : JsonValueKind.False),
        AttributeKind.Number or AttributeKind.String when theirs.ValueKind == JsonValueKind.Number =>
            decimal.TryParse(ours.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && number == theirs.GetDecimal(),
        AttributeKind.String => theirs.ValueKind == JsonValueKind.String && theirs.GetString() == ours.Text,
        _ => false,
    };
}
