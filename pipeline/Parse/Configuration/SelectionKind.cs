namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>What one step of a <see cref="Selection"/> takes of a value.</summary>
internal enum SelectionKind
{
    /// <summary><c>.name</c></summary>
    Attribute,

    /// <summary><c>[key]</c>, the key known.</summary>
    Index,

    /// <summary>Some element, it is not known which.</summary>
    Element,

    /// <summary><c>[*]</c>: all elements of a sequence, and anything else as it is.</summary>
    Splat,

    /// <summary>One element of the flattened sequence; its position may be unknown.</summary>
    Flat,
}
