using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>
/// Marks the copies of a sensitive text in other attributes of the same resource: a provider that stores an input twice does
/// not always mark both.
/// </summary>
internal static class SensitiveCopies
{
    /// <summary>Shorter texts (<c>no</c>, <c>aws</c>) are equal by chance.</summary>
    private const int ShortestSecret = 5;

    public static AttributeValue Mark(AttributeValue attributes)
    {
        HashSet<string>? secrets = null;
        Collect(attributes, false, ref secrets);
        return secrets is null ? attributes : Mark(attributes, secrets);
    }

    private static void Collect(AttributeValue value, bool sensitive, ref HashSet<string>? secrets)
    {
        sensitive |= value.IsSensitive;
        if (sensitive && value.Kind == AttributeKind.String && value.Text.Length >= ShortestSecret)
        {
            (secrets ??= new HashSet<string>(StringComparer.Ordinal)).Add(value.Text);
        }

        for (var i = 0; i < value.Items.Count; i++)
        {
            Collect(value.Items[i], sensitive, ref secrets);
        }

        for (var i = 0; i < value.Members.Count; i++)
        {
            Collect(value.Members[i].Value, sensitive, ref secrets);
        }
    }

    private static AttributeValue Mark(AttributeValue value, HashSet<string> secrets)
    {
        if (value.IsSensitive)
        {
            return value;
        }

        return value.Kind switch
        {
            AttributeKind.String => secrets.Contains(value.Text) ? value.AsSensitive() : value,
            AttributeKind.List => AttributeValue.Of(value.Items.Select(item => Mark(item, secrets)).ToArray()),
            AttributeKind.Object => AttributeValue.Of(
                value.Members.Select(m => KeyValuePair.Create(m.Key, Mark(m.Value, secrets))).ToArray()),
            _ => value,
        };
    }
}
