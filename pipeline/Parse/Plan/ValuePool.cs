using System.Runtime.CompilerServices;
using System.Text;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>
/// Gives one value for equal values: a large state says the same words, and the same blocks, of every resource. It remembers
/// the last value of each hash and no more, so it never grows, and what it does not remember is merely held twice.
/// </summary>
internal sealed class ValuePool
{
    private const int Slots = 1 << 14;

    /// <summary>Longer texts seldom come again.</summary>
    private const int LongestText = 128;

    private static readonly AttributeValue EmptyList = AttributeValue.Of(Array.Empty<AttributeValue>());

    private readonly AttributeValue?[] scalars = new AttributeValue?[Slots];
    private readonly AttributeValue?[] trees = new AttributeValue?[Slots];

    public AttributeValue String(ReadOnlySpan<byte> text) => Scalar(AttributeKind.String, text);

    public AttributeValue Number(ReadOnlySpan<byte> digits) => Scalar(AttributeKind.Number, digits);

    public AttributeValue List(ReadOnlySpan<AttributeValue> items)
    {
        if (items.IsEmpty)
        {
            return EmptyList;
        }

        var hash = new HashCode();
        foreach (var item in items)
        {
            hash.Add(RuntimeHelpers.GetHashCode(item));
        }

        ref var slot = ref trees[hash.ToHashCode() & (Slots - 1)];
        if (slot is not { Kind: AttributeKind.List } || !Same(slot.Items, items))
        {
            slot = AttributeValue.Of(items.ToArray());
        }

        return slot;
    }

    public AttributeValue Object(ReadOnlySpan<KeyValuePair<string, AttributeValue>> members)
    {
        if (members.IsEmpty)
        {
            return AttributeValue.EmptyObject;
        }

        var hash = new HashCode();
        foreach (var member in members)
        {
            hash.Add(RuntimeHelpers.GetHashCode(member.Value));
        }

        ref var slot = ref trees[hash.ToHashCode() & (Slots - 1)];
        if (slot is not { Kind: AttributeKind.Object } || !Same(slot.Members, members))
        {
            slot = AttributeValue.Of(members.ToArray());
        }

        return slot;
    }

    private AttributeValue Scalar(AttributeKind kind, ReadOnlySpan<byte> text)
    {
        if (text.Length > LongestText)
        {
            return Make(kind, Encoding.UTF8.GetString(text));
        }

        Span<char> chars = stackalloc char[LongestText];
        chars = chars[..Encoding.UTF8.GetChars(text, chars)];
        ref var slot = ref scalars[(string.GetHashCode(chars) + (int)kind) & (Slots - 1)];
        if (slot is null || slot.Kind != kind || !chars.SequenceEqual(slot.Text))
        {
            slot = Make(kind, chars.ToString());
        }

        return slot;
    }

    private static AttributeValue Make(AttributeKind kind, string text) =>
        kind == AttributeKind.Number ? AttributeValue.OfNumber(text) : AttributeValue.Of(text);

    private static bool Same(IReadOnlyList<AttributeValue> known, ReadOnlySpan<AttributeValue> items)
    {
        if (known.Count != items.Length)
        {
            return false;
        }

        for (var i = 0; i < items.Length; i++)
        {
            if (!ReferenceEquals(known[i], items[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Same(IReadOnlyList<KeyValuePair<string, AttributeValue>> known,
        ReadOnlySpan<KeyValuePair<string, AttributeValue>> members)
    {
        if (known.Count != members.Length)
        {
            return false;
        }

        for (var i = 0; i < members.Length; i++)
        {
            if (!ReferenceEquals(known[i].Value, members[i].Value) || known[i].Key != members[i].Key)
            {
                return false;
            }
        }

        return true;
    }
}
