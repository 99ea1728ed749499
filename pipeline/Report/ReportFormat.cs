namespace GraphSec.Pipeline.Report;

/// <summary>The formats of a report.</summary>
public enum ReportFormat
{
    Table,
    Json,
    Markdown,
    Sarif,
}
