using System.Globalization;
using System.Xml;
using GraphSec.Pipeline.Report.Graph;

namespace GraphSec.Pipeline.Report.Formats;

/// <summary>A picture of the graph coloured by score, with names on its outliers and reasons where the pointer rests. It follows the
/// light or dark scheme of whoever looks.</summary>
public sealed class SvgReport : IReportFormat
{
    /// <summary>A picture of more is a stain.</summary>
    private const int Most = 5000;

    private const int Pad = 60;

    private const string Style = """

        text { font: 11px system-ui, sans-serif; fill: #33404f }
        .box { fill: #f5f7fa; stroke: #c9d2dd } .module { font-weight: 600; fill: #5b6b7d }
        .edge { stroke: #9aa7b6; stroke-opacity: .6; fill: none } .back { fill: #fff }
        .node { stroke: #fff; stroke-width: 1.5 } .odd { font-weight: 600 } .quiet { opacity: .45 }
        @media (prefers-color-scheme: dark) {
          text { fill: #d5dde6 } .back { fill: #11161d } .box { fill: #1a212b; stroke: #334050 } .module { fill: #93a4b7 }
          .edge { stroke: #6f7f92 } .node { stroke: #11161d }
        }

        """;

    public void Write(Findings findings, TextWriter output)
    {
        var graph = ReportGraph.Of(findings, Most);
        var layout = GraphLayout.Of(graph);
        XmlText.Write(output, writer =>
        {
            var (width, height) = (Math.Max(320, layout.Width) + (2 * Pad), Math.Max(80, layout.Height) + (2 * Pad) + 20);
            writer.WriteStartElement("svg", "http://www.w3.org/2000/svg");
            writer.Attribute("viewBox", $"{-Pad} {-Pad - 20} {Number(width)} {Number(height)}");
            writer.Attribute("role", "img");
            writer.WriteElementString("title", XmlText.Clean(Summary.Of(findings, findings.Blocks)));
            writer.WriteElementString("style", Style.ReplaceLineEndings("\n"));
            Element(writer, "rect", ("class", "back"), ("x", Number(-Pad)), ("y", Number(-Pad - 20)), ("width", Number(width)), ("height", Number(height)));
            Caption(writer, -20, -Pad + 12, "module", Summary.Of(findings, findings.Blocks)
                + (graph.LeftOut > 0 ? $"; {graph.LeftOut} with lower scores are left out" : ""));
            foreach (var box in layout.Boxes)
            {
                Element(writer, "rect", ("class", "box"), ("x", Number(box.X)), ("y", Number(box.Y)), ("width", Number(box.Width)), ("height", Number(box.Height)), ("rx", "12"));
                Caption(writer, box.X + 14, box.Y + 22, "module", box.Label);
            }

            WriteEdges(writer, graph, layout);
            for (var i = 0; i < graph.Nodes.Count; i++)
            {
                WriteNode(writer, graph.Nodes[i], layout.X[i], layout.Y[i], findings.Threshold, graph.Nodes.Count < 400);
            }

            writer.WriteEndElement();
        });
    }

    private static void WriteEdges(XmlWriter writer, ReportGraph graph, GraphLayout layout)
    {
        foreach (var edge in graph.Edges)
        {
            Element(writer, "line", ("class", "edge"), ("x1", Number(layout.X[edge.From])), ("y1", Number(layout.Y[edge.From])),
                ("x2", Number(layout.X[edge.To])), ("y2", Number(layout.Y[edge.To])));
        }
    }

    private static void WriteNode(XmlWriter writer, Finding finding, double x, double y, double threshold, bool nameAll)
    {
        var (score, block) = (finding.Score.Score, finding.Block);
        writer.WriteStartElement("g");
        writer.Attribute("class", finding.Suppression is null ? "one" : "quiet");
        writer.WriteElementString("title", XmlText.Clean(string.Join('\n', finding.Reasons.Prepend($"{block.Address}: {Count.Score(score)}"))));
        Element(writer, "circle", ("class", "node"), ("cx", Number(x)), ("cy", Number(y)), ("r", finding.Score.IsOutlier ? "14" : "9"),
            ("fill", ScoreColour.Hex(score, threshold)));
        if (nameAll || finding.Score.IsOutlier)
        {
            Caption(writer, x, y + (finding.Score.IsOutlier ? 27 : 22), finding.Score.IsOutlier ? "odd" : "name", BlockName.Short(block, 24), "middle");
        }

        writer.WriteEndElement();
    }

    private static void Caption(XmlWriter writer, double x, double y, string style, string text, string anchor = "start")
    {
        writer.WriteStartElement("text");
        writer.Attribute("x", Number(x));
        writer.Attribute("y", Number(y));
        writer.Attribute("class", style);
        writer.Attribute("text-anchor", anchor);
        writer.Text(text);
        writer.WriteEndElement();
    }

    private static void Element(XmlWriter writer, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        writer.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
        {
            writer.Attribute(attribute, value);
        }

        writer.WriteEndElement();
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
