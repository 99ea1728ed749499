namespace GraphSec.Pipeline.Report;

/// <summary>One format of a report. To add one: a class in Formats, a line in <see cref="ReportFormats"/>.</summary>
public interface IReportFormat
{
    /// <summary>Lines end in '\n'; equal findings give equal text.</summary>
    void Write(Findings findings, TextWriter output);
}
