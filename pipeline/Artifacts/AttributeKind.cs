namespace GraphSec.Pipeline.Artifacts;

/// <summary>The kinds of an <see cref="AttributeValue"/>.</summary>
public enum AttributeKind
{
    Null,

    /// <summary>Set, but its value is known only after apply or cannot be computed here.</summary>
    Unknown,
    Bool,
    Number,
    String,

    /// <summary>A list, set or tuple; nested blocks of one type are a list of objects.</summary>
    List,

    /// <summary>A map, an object or one nested block.</summary>
    Object,
}
