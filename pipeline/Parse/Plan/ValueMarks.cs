using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>
/// Joins a value with the two shapes that stand beside it in Terraform's JSON: <c>true</c> where it is unknown, <c>true</c>
/// where it is sensitive.
/// </summary>
internal static class ValueMarks
{
    public static AttributeValue Join(AttributeValue? value, AttributeValue? unknown, AttributeValue? sensitive)
    {
        var joined = IsTrue(unknown) ? AttributeValue.Unknown : JoinParts(value ?? AttributeValue.Null, unknown, sensitive);
        return IsTrue(sensitive) ? joined.AsSensitive() : joined;
    }

    private static AttributeValue JoinParts(AttributeValue value, AttributeValue? unknown, AttributeValue? sensitive)
    {
        if (!HasTrue(unknown) && !HasTrue(sensitive))
        {
            return value;
        }

        if (value.Kind == AttributeKind.List || (value.Kind == AttributeKind.Null && unknown?.Kind == AttributeKind.List))
        {
            var items = new AttributeValue[Math.Max(value.Items.Count, unknown?.Items.Count ?? 0)];
            for (var i = 0; i < items.Length; i++)
            {
                items[i] = Join(At(value, i), At(unknown, i), At(sensitive, i));
            }

            return AttributeValue.Of(items);
        }

        if (value.Kind == AttributeKind.Object || (value.Kind == AttributeKind.Null && unknown?.Kind == AttributeKind.Object))
        {
            return JoinMembers(value, unknown, sensitive);
        }

        return value;
    }

    private static AttributeValue JoinMembers(AttributeValue value, AttributeValue? unknown, AttributeValue? sensitive)
    {
        var (unknowns, sensitives) = (new MemberIndex(unknown), new MemberIndex(sensitive));
        var members = new List<KeyValuePair<string, AttributeValue>>(value.Members.Count);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, member) in value.Members)
        {
            names.Add(name);
            members.Add(KeyValuePair.Create(name, Join(member, unknowns[name], sensitives[name])));
        }

        foreach (var (name, member) in unknown?.Members ?? [])
        {
            if (HasTrue(member) && names.Add(name))
            {
                members.Add(KeyValuePair.Create(name, Join(null, member, sensitives[name])));
            }
        }

        return AttributeValue.Of(members);
    }

    private static bool IsTrue(AttributeValue? mark) => mark is { Kind: AttributeKind.Bool, Boolean: true };

    private static bool HasTrue(AttributeValue? mark)
    {
        switch (mark?.Kind)
        {
            case AttributeKind.Bool:
                return mark.Boolean;
            case AttributeKind.List:
                foreach (var item in mark.Items)
                {
                    if (HasTrue(item))
                    {
                        return true;
                    }
                }

                return false;
            case AttributeKind.Object:
                foreach (var member in mark.Members)
                {
                    if (HasTrue(member.Value))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return false;
        }
    }

    private static AttributeValue? At(AttributeValue? list, int index) =>
        list is not null && index < list.Items.Count ? list.Items[index] : null;
}
