using System.Text;

namespace GraphSec.Pipeline.Parse.Evaluation;

/// <summary>
/// The elements of a set: distinct, in the order in which Terraform walks it (strings by code point, numbers and bools by
/// value, the rest by a text made of their content; null after that, unknown last).
/// </summary>
internal static class SetElements
{
    public static Value[] Arrange(IReadOnlyList<Value> items)
    {
        var distinct = new HashSet<Value>(items.Count);
        foreach (var item in items)
        {
            // Two unknown elements may turn out to differ, but one stands for both: the count of such a set is unknown anyway.
            distinct.Add(item.UnmarkedDeep());
        }

        Value[] sorted = [.. distinct];
        Array.Sort(sorted, Compare);
        return sorted;
    }

    public static int Compare(Value left, Value right)
    {
        var rank = Rank(left).CompareTo(Rank(right));
        if (rank != 0 || Rank(left) > 0)
        {
            return rank;
        }

        return (left.Kind, right.Kind) switch
        {
            (ValueKind.String, ValueKind.String) => CodePointOrder.Instance.Compare(left.Text, right.Text),
            (ValueKind.Number, ValueKind.Number) => left.Number.CompareTo(right.Number),
            (ValueKind.Bool, ValueKind.Bool) => left.Boolean.CompareTo(right.Boolean),
            _ => CodePointOrder.Instance.Compare(Key(left), Key(right)),
        };
    }

    private static int Rank(Value value) => value.IsNull ? 1 : value.IsKnown ? 0 : 2;

    private static string Key(Value value)
    {
        var text = new StringBuilder();
        Append(value, text);
        return text.ToString();
    }

    private static void Append(Value value, StringBuilder text)
    {
        switch (value.Kind)
        {
            case ValueKind.Unknown:
                text.Append('?');
                break;
            case ValueKind.Null:
                text.Append('~');
                break;
            case ValueKind.Bool:
                text.Append(value.Boolean ? 'T' : 'F');
                break;
            case ValueKind.Number:
                text.Append(value.Number);
                break;
            case ValueKind.String:
                text.Append('"').Append(value.Text).Append('"');
                break;
            case ValueKind.Map:
                text.Append('{');
                foreach (var (key, item) in value.Members)
                {
                    text.Append('"').Append(key).Append("\":");
                    Append(item, text);
                    text.Append(';');
                }

                text.Append('}');
                break;
            default:
                AppendParts(value, text);
                break;
        }
    }

    private static void AppendParts(Value value, StringBuilder text)
    {
        var isFixed = value.Kind is ValueKind.Tuple or ValueKind.Object;
        text.Append(isFixed ? '<' : '[');
        foreach (var item in value.Items.Concat(value.Members.Select(member => member.Value)))
        {
            Append(item, text);
            text.Append(';');
        }

        text.Append(isFixed ? '>' : ']');
    }
}
