using GraphSec.Pipeline.Report.Formats;

namespace GraphSec.Pipeline.Report;

/// <summary>The one list of formats: adding one is a line here.</summary>
public static class ReportFormats
{
    /// <summary>In the order in which help lists them.</summary>
    public static IReadOnlyList<NamedFormat> All { get; } =
    [
        new("table", ".txt", () => new TextReport()),
        new("json", ".json", () => new JsonReport()),
        new("jsonl", ".jsonl", () => new JsonLinesReport()),
        new("csv", ".csv", () => new CsvReport()),
        new("markdown", ".md", () => new MarkdownReport()),
        new("sarif", ".sarif", () => new SarifReport()),
        new("junit", ".junit.xml", () => new JUnitReport()),
        new("html", ".html", () => new HtmlReport()),
        new("dot", ".dot", () => new DotReport()),
        new("svg", ".svg", () => new SvgReport()),
        new("mermaid", ".mmd", () => new MermaidReport()),
        new("graphml", ".graphml", () => new GraphMlReport()),
        new("gexf", ".gexf", () => new GexfReport()),
    ];

    public static string Names { get; } = string.Join(", ", All.Select(format => format.Name));

    /// <exception cref="InputException">There is no such format.</exception>
    public static NamedFormat Named(string name) => All.FirstOrDefault(format => format.Name == name)
        ?? throw new InputException($"there is no format '{name}'; there are {Names}");

    /// <summary>The format that a file's name asks for, or null.</summary>
    public static NamedFormat? OfFile(string file) =>
        All.FirstOrDefault(format => file.EndsWith(format.Extension, StringComparison.OrdinalIgnoreCase));
}
