namespace GraphSec.Pipeline.Flatten;

/// <summary>How attributes become cells. What a limit cuts is told in the graph's notices.</summary>
public sealed record FlattenOptions
{
    /// <summary>Steps of a path that are followed; deeper values are left out.</summary>
    public int MaxDepth { get; init; } = 32;

    /// <summary>Columns that one resource may fill.</summary>
    public int MaxColumns { get; init; } = 1000;

    /// <summary>Columns that one table may have.</summary>
    public int MaxTableColumns { get; init; } = 5000;

    /// <summary>Values in one multiset.</summary>
    public int MaxItems { get; init; } = 1000;

    /// <summary>Characters of a text; a longer one is cut and keeps its length and a digest.</summary>
    public int MaxTextLength { get; init; } = 4096;

    /// <summary>Characters of a text that is still read as a JSON document; 0 reads none.</summary>
    public int MaxJsonLength { get; init; } = 262144;
}
