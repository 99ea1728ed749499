namespace GraphSec.Pipeline.Artifacts;

/// <summary>Finds a column's kind from its cells.</summary>
public static class FlatColumns
{
    /// <summary>The kind that holds both; null stands for "no value yet".</summary>
    public static FlatColumnKind? Join(FlatColumnKind? kind, FlatCell cell)
    {
        FlatColumnKind? own = cell.Kind switch
        {
            FlatKind.Bool => FlatColumnKind.Bool,
            FlatKind.Number => FlatColumnKind.Number,
            FlatKind.Text => FlatColumnKind.Text,
            FlatKind.List => FlatColumnKind.List,
            _ => null,
        };
        return Join(kind, own);
    }

    public static FlatColumnKind? Join(FlatColumnKind? a, FlatColumnKind? b) =>
        a is null ? b : b is null || a == b ? a : FlatColumnKind.Mixed;
}
