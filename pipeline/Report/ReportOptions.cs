namespace GraphSec.Pipeline.Report;

/// <summary>How much a report shows.</summary>
public sealed record ReportOptions
{
    /// <summary>Blocks shown, highest score first; 0 shows all.</summary>
    public int Top { get; init; } = 10;
}
