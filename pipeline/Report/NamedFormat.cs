namespace GraphSec.Pipeline.Report;

/// <summary>A format by name; its code is loaded where it is used.</summary>
/// <param name="Extension">Ending of a file of that format, with the dot.</param>
public sealed record NamedFormat(string Name, string Extension, Func<IReportFormat> Create)
{
    public void Write(Findings findings, TextWriter output) => Create().Write(findings, output);
}
