using GraphSec.Pipeline.Parse.Evaluation;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>The part of a value that an expression reads, outermost step first; null where it reads the whole.</summary>
internal sealed class Selection
{
    private string? text;

    private Selection(SelectionKind kind, Value key, Selection? rest) => (Kind, Key, Rest) = (kind, key, rest);

    public SelectionKind Kind { get; }

    /// <summary>What is taken of the part.</summary>
    public Selection? Rest { get; }

    /// <summary>The name, key or position; unknown for <see cref="SelectionKind.Element"/> and <see cref="SelectionKind.Splat"/>.</summary>
    public Value Key { get; }

    /// <summary>The member of an object or map; null where no one is meant.</summary>
    public string? Member => Kind is SelectionKind.Attribute or SelectionKind.Index && ValueConversion.ToText(Key) is
        { Kind: ValueKind.String } name ? name.Text : null;

    /// <summary>The place in a sequence, from 0; -1 where no one is meant.</summary>
    public int Position => Kind is SelectionKind.Index or SelectionKind.Flat && Key.Kind == ValueKind.Number
        && Key.Number.TryToInteger(out var at) && at >= 0 ? (int)at : -1;

    /// <summary>Equal for selections that take the same.</summary>
    public string Text => text ??= $"{Kind} {Key}/{Rest?.Text}";

    public static Selection Attribute(string name, Selection? rest) => new(SelectionKind.Attribute, Value.Of(name), rest);

    /// <summary>A key that is unknown, or is none, may mean any element.</summary>
    public static Selection Index(Value key, Selection? rest) => key.Kind is ValueKind.String or ValueKind.Number
        ? new(SelectionKind.Index, key.Unmarked(), rest)
        : Element(rest);

    public static Selection Index(int position, Selection? rest) => new(SelectionKind.Index, Value.Of(position), rest);

    public static Selection Element(Selection? rest) => new(SelectionKind.Element, Value.Unknown, rest);

    public static Selection Splat(Selection? rest) => new(SelectionKind.Splat, Value.Unknown, rest);

    /// <param name="position">From 0; -1 where unknown.</param>
    /// <param name="rest">What is taken of the element.</param>
    public static Selection Flat(int position, Selection? rest) =>
        new(SelectionKind.Flat, position < 0 ? Value.Unknown : Value.Of(position), rest);

    /// <summary>The same of a collection that keeps the elements and not their order.</summary>
    public static Selection? OfAny(Selection? selection) => selection?.Kind switch
    {
        SelectionKind.Index => Element(selection.Rest),
        SelectionKind.Flat => Flat(-1, selection.Rest),
        _ => selection,
    };
}
