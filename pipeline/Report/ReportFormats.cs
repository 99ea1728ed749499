using GraphSec.Pipeline.Report.Formats;

namespace GraphSec.Pipeline.Report;

/// <summary>The one list of formats: adding one is a line here.</summary>
public static class ReportFormats
{
    public static void Write(Findings findings, ReportFormat format, TextWriter output)
    {
        switch (format)
        {
            case ReportFormat.Json:
                JsonReport.Write(findings, output);
                break;
            case ReportFormat.Markdown:
                MarkdownReport.Write(findings, output);
                break;
            case ReportFormat.Sarif:
                SarifReport.Write(findings, output);
                break;
            default:
                TextReport.Write(findings, output);
                break;
        }
    }
}
