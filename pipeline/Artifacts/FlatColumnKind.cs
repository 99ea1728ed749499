namespace GraphSec.Pipeline.Artifacts;

/// <summary>What the cells of a column hold besides null, unknown, an empty map and nothing.</summary>
public enum FlatColumnKind
{
    Bool,
    Number,

    /// <summary>Texts; also a column without any value.</summary>
    Text,

    /// <summary>Multisets.</summary>
    List,

    /// <summary>More than one of the others: each cell keeps its own kind.</summary>
    Mixed,
}
