namespace GraphSec.Pipeline.Artifacts;

/// <summary>The formats of a table file.</summary>
public enum TableFormat
{
    Csv,
    JsonLines,
}
