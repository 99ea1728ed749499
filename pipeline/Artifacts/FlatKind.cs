namespace GraphSec.Pipeline.Artifacts;

/// <summary>What a <see cref="FlatCell"/> holds. The order is the order of cells of different kinds in a multiset.</summary>
public enum FlatKind
{
    /// <summary>The resource does not say this at all; never inside a list.</summary>
    Absent,

    /// <summary>Said to be null.</summary>
    Null,

    /// <summary>Said, but known only after apply.</summary>
    Unknown,

    /// <summary>A map or object without members.</summary>
    EmptyMap,
    Bool,
    Number,
    Text,

    /// <summary>The values of a path that leads through lists: a multiset, kept sorted.</summary>
    List,
}
