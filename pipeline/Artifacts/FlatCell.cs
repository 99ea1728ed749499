using System.Buffers;
using System.Text;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>One cell of a <see cref="FlatTable"/>: a state, a scalar, or a multiset of scalars. Compared by value.</summary>
public readonly struct FlatCell : IEquatable<FlatCell>, IComparable<FlatCell>
{
    public static readonly FlatCell Absent;
    public static readonly FlatCell Null = new(FlatKind.Null);
    public static readonly FlatCell Unknown = new(FlatKind.Unknown);
    public static readonly FlatCell EmptyMap = new(FlatKind.EmptyMap);
    public static readonly FlatCell True = new(FlatKind.Bool, "true");
    public static readonly FlatCell False = new(FlatKind.Bool, "false");

    private readonly string? text;
    private readonly FlatCell[]? items;

    private FlatCell(FlatKind kind, string? text = null, FlatCell[]? items = null)
    {
        Kind = kind;
        this.text = text;
        this.items = items;
    }

    public FlatKind Kind { get; }

    /// <summary>The text, the digits of a number as written, <c>true</c> or <c>false</c>; "" for every other kind.</summary>
    public string Text => text ?? "";

    /// <summary>The items of a list, sorted; empty for every other kind.</summary>
    public ReadOnlySpan<FlatCell> Items => items;

    public bool IsAbsent => Kind == FlatKind.Absent;

    public static FlatCell Of(bool value) => value ? True : False;

    /// <summary>A text. Half a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD.</summary>
    public static FlatCell Of(string value) => new(FlatKind.Text, WithoutLoneSurrogates(value));

    /// <summary>A number; what is not one by the grammar of JSON (RFC 8259, section 6) is kept as a text.</summary>
    public static FlatCell OfNumber(string digits) =>
        JsonNumber.IsNumber(digits) ? new FlatCell(FlatKind.Number, digits) : Of(digits);

    public static FlatCell Of(int value) => new(FlatKind.Number, value.ToString());

    /// <summary>A multiset: the items in any order. The array becomes the cell's own and is sorted in place.</summary>
    /// <exception cref="ArgumentException">An item is absent or a list.</exception>
    public static FlatCell OfItems(FlatCell[] items)
    {
        foreach (var item in items)
        {
            if (item.Kind is FlatKind.Absent or FlatKind.List)
            {
                throw new ArgumentException($"an item of a list cannot be {item.Kind}", nameof(items));
            }
        }

        Array.Sort(items);
        return new FlatCell(FlatKind.List, null, items);
    }

    public static bool operator ==(FlatCell a, FlatCell b) => a.Equals(b);

    public static bool operator !=(FlatCell a, FlatCell b) => !a.Equals(b);

    public static bool operator <(FlatCell a, FlatCell b) => a.CompareTo(b) < 0;

    public static bool operator >(FlatCell a, FlatCell b) => a.CompareTo(b) > 0;

    public static bool operator <=(FlatCell a, FlatCell b) => a.CompareTo(b) <= 0;

    public static bool operator >=(FlatCell a, FlatCell b) => a.CompareTo(b) >= 0;

    public bool Equals(FlatCell other) => Kind == other.Kind && Text == other.Text && Items.SequenceEqual(other.Items);

    public override bool Equals(object? obj) => obj is FlatCell other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Kind, Text, items?.Length);

    /// <summary>By kind, then by text, ordinal; lists by their items.</summary>
    public int CompareTo(FlatCell other)
    {
        var order = Kind.CompareTo(other.Kind);
        order = order != 0 ? order : string.CompareOrdinal(Text, other.Text);
        return order != 0 ? order : Items.SequenceCompareTo(other.Items);
    }

    public override string ToString() => Kind switch
    {
        FlatKind.Text or FlatKind.Number or FlatKind.Bool => Text,
        FlatKind.List => $"[{string.Join(", ", items!)}]",
        _ => $"({Kind})",
    };

    private static string WithoutLoneSurrogates(string value)
    {
        if (!value.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return value;
        }

        var clean = value.ToCharArray();
        for (var at = 0; at < clean.Length;)
        {
            var whole = Rune.DecodeFromUtf16(clean.AsSpan(at), out _, out var length) == OperationStatus.Done;
            if (!whole)
            {
                clean[at] = '\uFFFD';
            }

            at += length;
        }

        return new string(clean);
    }
}
