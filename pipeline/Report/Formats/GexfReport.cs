using System.Globalization;
using System.Xml;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Report.Graph;

namespace GraphSec.Pipeline.Report.Formats;

/// <summary>The graph for Gephi: GEXF 1.2 (gexf.net) with the score as an attribute, coloured by it and laid out.</summary>
public sealed class GexfReport : IReportFormat
{
    private const string Namespace = "http://www.gexf.net/1.2draft";
    private const string Looks = Namespace + "/viz";

    /// <summary>A larger graph gets no places: Gephi lays it out faster than it can be read.</summary>
    private const int MostPlaced = 20_000;

    private static readonly (string Name, string Type)[] Attributes =
    [
        ("score", "double"), ("outlier", "boolean"), ("suppressed", "string"), ("type", "string"), ("module", "string"),
        ("graph", "string"), ("file", "string"), ("line", "integer"), ("instances", "integer"), ("reasons", "string"),
    ];

    public void Write(Findings findings, TextWriter output)
    {
        var graph = ReportGraph.Of(findings);
        var layout = graph.Nodes.Count <= MostPlaced ? GraphLayout.Of(graph) : null;
        XmlText.Write(output, writer =>
        {
            writer.WriteStartElement("gexf", Namespace);
            writer.WriteAttributeString("xmlns", "viz", null, Looks);
            writer.Attribute("version", "1.2");
            writer.WriteStartElement("meta");
            writer.WriteElementString("creator", "graphsec");
            writer.WriteEndElement();
            writer.WriteStartElement("graph");
            writer.Attribute("mode", "static");
            writer.Attribute("defaultedgetype", "directed");
            WriteAttributes(writer);
            writer.WriteStartElement("nodes");
            for (var i = 0; i < graph.Nodes.Count; i++)
            {
                WriteNode(writer, graph, i, layout, findings.Threshold);
            }

            writer.WriteEndElement();
            writer.WriteStartElement("edges");
            for (var i = 0; i < graph.Edges.Count; i++)
            {
                var edge = graph.Edges[i];
                writer.WriteStartElement("edge");
                writer.Attribute("id", Number(i));
                writer.Attribute("source", Number(edge.From));
                writer.Attribute("target", Number(edge.To));
                writer.Attribute("label", edge.Label);
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
            writer.WriteEndElement();
        });
    }

    private static void WriteAttributes(XmlWriter writer)
    {
        writer.WriteStartElement("attributes");
        writer.Attribute("class", "node");
        foreach (var (name, type) in Attributes)
        {
            writer.WriteStartElement("attribute");
            writer.Attribute("id", name);
            writer.Attribute("title", name);
            writer.Attribute("type", type);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void WriteNode(XmlWriter writer, ReportGraph graph, int node, GraphLayout? layout, double threshold)
    {
        var (finding, block) = (graph.Nodes[node], graph.Nodes[node].Block);
        writer.WriteStartElement("node");
        writer.Attribute("id", Number(node));
        writer.Attribute("label", graph.NameOf(node));
        writer.WriteStartElement("attvalues");
        Value(writer, "score", Count.Score(finding.Score.Score));
        Value(writer, "outlier", finding.Score.IsOutlier ? "true" : "false");
        Value(writer, "suppressed", finding.Suppression is { } suppression ? EnumWords.Of(suppression.Kind) : "");
        Value(writer, "type", block.Type);
        Value(writer, "module", block.ModulePath);
        Value(writer, "graph", finding.Graph.Features.Name);
        Value(writer, "file", block.Place?.File ?? "");
        Value(writer, "line", block.Place is { } place ? Number(place.Line) : "");
        Value(writer, "instances", Number(block.Instances));
        Value(writer, "reasons", string.Join("; ", finding.Reasons));
        writer.WriteEndElement();
        WriteLooks(writer, node, finding, layout, threshold);
        writer.WriteEndElement();
    }

    private static void WriteLooks(XmlWriter writer, int node, Finding finding, GraphLayout? layout, double threshold)
    {
        var (r, g, b) = ScoreColour.Of(finding.Score.Score, threshold);
        writer.WriteStartElement("color", Looks);
        writer.Attribute("r", Number(r));
        writer.Attribute("g", Number(g));
        writer.Attribute("b", Number(b));
        writer.WriteEndElement();
        if (layout is not null)
        {
            // Gephi's y axis points up.
            writer.WriteStartElement("position", Looks);
            writer.Attribute("x", layout.X[node].ToString("0.#", CultureInfo.InvariantCulture));
            writer.Attribute("y", (-layout.Y[node]).ToString("0.#", CultureInfo.InvariantCulture));
            writer.Attribute("z", "0");
            writer.WriteEndElement();
        }

        writer.WriteStartElement("size", Looks);
        writer.Attribute("value", finding.Score.IsOutlier ? "18" : "10");
        writer.WriteEndElement();
    }

    private static void Value(XmlWriter writer, string name, string value)
    {
        if (value.Length > 0)
        {
            writer.WriteStartElement("attvalue");
            writer.Attribute("for", name);
            writer.Attribute("value", value);
            writer.WriteEndElement();
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
