namespace GraphSec.Pipeline.Parse.Evaluation;

/// <summary>The == of the language.</summary>
internal static class ValueComparison
{
    /// <returns>Null where it depends on something unknown.</returns>
    public static bool? Equal(Value left, Value right)
    {
        if (!left.IsKnown || !right.IsKnown)
        {
            return null;
        }

        if (left.IsNull || right.IsNull)
        {
            return left.IsNull && right.IsNull;
        }

        if (left.Kind != right.Kind)
        {
            return false;
        }

        return left.Kind switch
        {
            ValueKind.Bool => left.Boolean == right.Boolean,
            ValueKind.Number => left.Number == right.Number,
            ValueKind.String => left.Text == right.Text,
            ValueKind.Map or ValueKind.Object => EqualMembers(left, right),
            ValueKind.Set when !left.IsWhollyKnown || !right.IsWhollyKnown => null,
            _ => EqualItems(left, right),
        };
    }

    private static bool? EqualItems(Value left, Value right)
    {
        if (left.Items.Count != right.Items.Count)
        {
            return false;
        }

        bool? result = true;
        for (var i = 0; i < left.Items.Count && result != false; i++)
        {
            result = Both(result, Equal(left.Items[i], right.Items[i]));
        }

        return result;
    }

    private static bool? EqualMembers(Value left, Value right)
    {
        if (left.Members.Count != right.Members.Count)
        {
            return false;
        }

        bool? result = true;
        for (var i = 0; i < left.Members.Count && result != false; i++)
        {
            var (a, b) = (left.Members[i], right.Members[i]);
            result = a.Key == b.Key ? Both(result, Equal(a.Value, b.Value)) : false;
        }

        return result;
    }

    private static bool? Both(bool? left, bool? right) =>
        left == false || right == false ? false : left is null || right is null ? null : true;
}
