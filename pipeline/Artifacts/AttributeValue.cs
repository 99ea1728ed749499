using System.Globalization;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>
/// An attribute's value as a tree: what a plan, a state or an evaluated configuration says of a resource.
/// Immutable. A sensitive value keeps its shape and loses its content before anything is written: see <see cref="Masked"/>.
/// </summary>
public sealed class AttributeValue
{
    public static readonly AttributeValue Null = new(AttributeKind.Null);
    public static readonly AttributeValue Unknown = new(AttributeKind.Unknown);
    public static readonly AttributeValue True = new(AttributeKind.Bool) { Boolean = true };
    public static readonly AttributeValue False = new(AttributeKind.Bool);
    public static readonly AttributeValue EmptyObject = new(AttributeKind.Object);

    /// <summary>What stands for a sensitive value in every output.</summary>
    public const string Mask = "(sensitive)";

    private AttributeValue(AttributeKind kind) => Kind = kind;

    public AttributeKind Kind { get; }

    public bool Boolean { get; private init; }

    /// <summary>The text of a string, or the digits of a number as written.</summary>
    public string Text { get; private init; } = "";

    public IReadOnlyList<AttributeValue> Items { get; private init; } = [];

    /// <summary>Members in source order; names are unique.</summary>
    public IReadOnlyList<KeyValuePair<string, AttributeValue>> Members { get; private init; } = [];

    /// <summary>Marked sensitive by Terraform or by the configuration.</summary>
    public bool IsSensitive { get; private init; }

    /// <summary>The number as a double; only for <see cref="AttributeKind.Number"/>.</summary>
    public double Number => double.Parse(Text, NumberStyles.Float, CultureInfo.InvariantCulture);

    public static AttributeValue Of(bool value) => value ? True : False;

    public static AttributeValue Of(string value) => new(AttributeKind.String) { Text = value };

    /// <summary>A number by its digits, so that nothing is lost to binary floating point.</summary>
    public static AttributeValue OfNumber(string digits) => new(AttributeKind.Number) { Text = digits };

    public static AttributeValue Of(double value) => OfNumber(value.ToString("R", CultureInfo.InvariantCulture));

    public static AttributeValue Of(IReadOnlyList<AttributeValue> items) => new(AttributeKind.List) { Items = items };

    public static AttributeValue Of(IReadOnlyList<KeyValuePair<string, AttributeValue>> members) =>
        new(AttributeKind.Object) { Members = members };

    public AttributeValue AsSensitive() => IsSensitive
        ? this
        : new AttributeValue(Kind) { Boolean = Boolean, Text = Text, Items = Items, Members = Members, IsSensitive = true };

    /// <summary>The member of that name, or null where there is none.</summary>
    public AttributeValue? this[string name]
    {
        get
        {
            for (var i = 0; i < Members.Count; i++)
            {
                if (Members[i].Key == name)
                {
                    return Members[i].Value;
                }
            }

            return null;
        }
    }

    /// <summary>The same tree with every sensitive scalar replaced by <see cref="Mask"/>.</summary>
    public AttributeValue Masked() => MaskedUnder(false);

    private AttributeValue MaskedUnder(bool sensitive)
    {
        sensitive |= IsSensitive;
        return Kind switch
        {
            AttributeKind.List => new AttributeValue(Kind)
            {
                Items = [.. Items.Select(item => item.MaskedUnder(sensitive))],
                IsSensitive = IsSensitive,
            },
            AttributeKind.Object => new AttributeValue(Kind)
            {
                Members = [.. Members.Select(m => KeyValuePair.Create(m.Key, m.Value.MaskedUnder(sensitive)))],
                IsSensitive = IsSensitive,
            },
            AttributeKind.Bool or AttributeKind.Number or AttributeKind.String when sensitive =>
                new AttributeValue(AttributeKind.String) { Text = Mask, IsSensitive = true },
            _ => this,
        };
    }
}
