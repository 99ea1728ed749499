namespace GraphSec.Pipeline.Parse.Evaluation;

/// <summary>Sameness of values, for sets and lookups: two unknowns of one type are the same. Marks do not count.</summary>
internal static class ValueEquality
{
    public static bool Same(Value? left, Value? right)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left is null || right is null || left.Kind != right.Kind)
        {
            return false;
        }

        return left.Kind switch
        {
            ValueKind.Unknown or ValueKind.Null => left.Type.Equals(right.Type),
            ValueKind.Bool => left.Boolean == right.Boolean,
            ValueKind.Number => left.Number.Equals(right.Number),
            ValueKind.String => left.Text == right.Text,
            ValueKind.Map or ValueKind.Object => SameMembers(left.Members, right.Members),
            _ => left.Items.SequenceEqual(right.Items),
        };
    }

    public static int Hash(Value value) => value.Kind switch
    {
        ValueKind.Bool => value.Boolean ? 1 : 2,
        ValueKind.Number => value.Number.GetHashCode(),
        ValueKind.String => value.Text.GetHashCode(StringComparison.Ordinal),
        ValueKind.Unknown or ValueKind.Null => (int)value.Kind,
        _ => HashItems(value),
    };

    private static bool SameMembers(
        IReadOnlyList<KeyValuePair<string, Value>> left, IReadOnlyList<KeyValuePair<string, Value>> right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        for (var i = 0; i < left.Count; i++)
        {
            if (left[i].Key != right[i].Key || !Same(left[i].Value, right[i].Value))
            {
                return false;
            }
        }

        return true;
    }

    private static int HashItems(Value value)
    {
        var hash = new HashCode();
        hash.Add(value.Kind);
        foreach (var item in value.Items)
        {
            hash.Add(item);
        }

        foreach (var (key, item) in value.Members)
        {
            hash.Add(key);
            hash.Add(item);
        }

        return hash.ToHashCode();
    }
}
