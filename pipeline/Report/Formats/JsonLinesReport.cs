using System.Text.Encodings.Web;
using System.Text.Json;

namespace GraphSec.Pipeline.Report.Formats;

/// <summary>One finding a line as a JSON object (jsonlines.org), for tools that read streams.</summary>
public sealed class JsonLinesReport : IReportFormat
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write(Findings findings, TextWriter output)
    {
        foreach (var finding in findings.Marked())
        {
            ReportJson.Write(output, Options, writer => FindingJson.Write(writer, finding));
        }
    }
}
