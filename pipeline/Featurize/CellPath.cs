using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Featurize;

/// <summary>A column's path as a cell's: without the marks for lists and documents.</summary>
internal sealed class CellPath
{
    public CellPath(string column)
    {
        IsCount = column.EndsWith('#');
        Text = column.TrimEnd('#').Replace("[]", "", StringComparison.Ordinal).Replace("{}", "", StringComparison.Ordinal);
        Counts = Evidence.Counts(Text);
        IsIdentifying = Evidence.IsIdentifying(Text);
        IsImage = ContainerImage.IsAt(Text);
    }

    public string Text { get; }

    /// <summary>The column counts the items of a list.</summary>
    public bool IsCount { get; }

    public bool Counts { get; }

    public bool IsIdentifying { get; }

    /// <summary>The image of a container stands there, or of a machine.</summary>
    public bool IsImage { get; }
}
