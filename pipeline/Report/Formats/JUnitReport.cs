using System.Globalization;
using System.Xml;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Report.Formats;

/// <summary>
/// For CI servers that show tests: a suite a graph, a test a resource; an outlier fails, a suppressed one is skipped, a file that
/// cannot be read is an error. Valid by the schema of Ant's JUnit task and by that of Jenkins' xUnit plugin.
/// </summary>
public sealed class JUnitReport : IReportFormat
{
    /// <summary>The schema asks for the time of a run; equal findings shall give equal bytes.</summary>
    private const string NoTime = "1970-01-01T00:00:00";

    public void Write(Findings findings, TextWriter output) => XmlText.Write(output, writer =>
    {
        writer.WriteStartElement("testsuites");
        var id = 0;
        var byGraph = findings.All.ToLookup(finding => finding.Graph, ReferenceEqualityComparer.Instance);
        foreach (var graph in findings.Graphs)
        {
            WriteSuite(writer, id++, graph, [.. byGraph[graph].OrderBy(finding => finding.Block.Address, StringComparer.Ordinal)]);
        }

        writer.WriteEndElement();
    });

    private static void WriteSuite(XmlWriter writer, int id, GraphScores graph, Finding[] findings)
    {
        var errors = graph.Features.Errors;
        writer.WriteStartElement("testsuite");
        writer.Attribute("name", Token(graph.Features.Name));
        writer.Attribute("package", Token(graph.Features.Repository));
        writer.Attribute("id", Number(id));
        writer.Attribute("timestamp", NoTime);
        writer.Attribute("hostname", "localhost");
        writer.Attribute("tests", Number(findings.Length + errors.Count));
        writer.Attribute("failures", Number(findings.Count(finding => finding.IsOpen)));
        writer.Attribute("errors", Number(errors.Count));
        writer.Attribute("skipped", Number(findings.Count(finding => finding is { Score.IsOutlier: true, Suppression: not null })));
        writer.Attribute("time", "0");
        writer.WriteStartElement("properties");
        writer.WriteEndElement();
        foreach (var finding in findings)
        {
            WriteCase(writer, Token(finding.Block.Address), Token(finding.Block.Type), () => WriteVerdict(writer, finding));
        }

        foreach (var error in errors)
        {
            WriteCase(writer, Token(error), "input", () => WriteProblem(writer, "error", "unreadable", error, error));
        }

        writer.WriteElementString("system-out", "");
        writer.WriteElementString("system-err", "");
        writer.WriteEndElement();
    }

    private static void WriteCase(XmlWriter writer, string name, string type, Action verdict)
    {
        writer.WriteStartElement("testcase");
        writer.Attribute("name", name);
        writer.Attribute("classname", type);
        writer.Attribute("time", "0");
        verdict();
        writer.WriteEndElement();
    }

    private static void WriteVerdict(XmlWriter writer, Finding finding)
    {
        if (finding.IsOpen)
        {
            var place = finding.Block.Place is { } at ? $"{at}\n" : "";
            WriteProblem(writer, "failure", "out-of-place", $"score {Count.Score(finding.Score.Score)}", place + string.Join('\n', finding.Told));
        }
        else if (finding is { Score.IsOutlier: true, Suppression: { } suppression })
        {
            writer.WriteStartElement("skipped");
            writer.Attribute("message", suppression.Reason);
            writer.WriteEndElement();
        }
    }

    private static void WriteProblem(XmlWriter writer, string element, string type, string message, string text)
    {
        writer.WriteStartElement(element);
        writer.Attribute("type", type);
        writer.Attribute("message", message);
        writer.Text(text);
        writer.WriteEndElement();
    }

    /// <summary>An xs:token has no line ends, and no spaces at its ends or side by side.</summary>
    private static string Token(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "-" : string.Join(' ', words);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
