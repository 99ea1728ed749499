using System.Globalization;
using System.Xml;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Report.Graph;

namespace GraphSec.Pipeline.Report.Formats;

/// <summary>The graph for networkx, yEd and Gephi: GraphML (graphml.graphdrawing.org) with score and the rest as attributes.</summary>
public sealed class GraphMlReport : IReportFormat
{
    private static readonly (string Name, string For, string Type)[] Keys =
    [
        ("label", "node", "string"), ("score", "node", "double"), ("outlier", "node", "boolean"), ("suppressed", "node", "string"),
        ("type", "node", "string"), ("module", "node", "string"), ("graph", "node", "string"), ("file", "node", "string"),
        ("line", "node", "int"), ("instances", "node", "int"), ("reasons", "node", "string"), ("via", "edge", "string"),
    ];

    public void Write(Findings findings, TextWriter output)
    {
        var graph = ReportGraph.Of(findings);
        XmlText.Write(output, writer =>
        {
            writer.WriteStartElement("graphml", "http://graphml.graphdrawing.org/xmlns");
            foreach (var (name, owner, type) in Keys)
            {
                writer.WriteStartElement("key");
                writer.Attribute("id", name);
                writer.Attribute("for", owner);
                writer.Attribute("attr.name", name);
                writer.Attribute("attr.type", type);
                writer.WriteEndElement();
            }

            writer.WriteStartElement("graph");
            writer.Attribute("id", "infrastructure");
            writer.Attribute("edgedefault", "directed");
            for (var i = 0; i < graph.Nodes.Count; i++)
            {
                WriteNode(writer, graph, i);
            }

            foreach (var edge in graph.Edges)
            {
                writer.WriteStartElement("edge");
                writer.Attribute("source", graph.NameOf(edge.From));
                writer.Attribute("target", graph.NameOf(edge.To));
                Data(writer, "via", edge.Label);
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        });
    }

    private static void WriteNode(XmlWriter writer, ReportGraph graph, int node)
    {
        var (finding, block) = (graph.Nodes[node], graph.Nodes[node].Block);
        writer.WriteStartElement("node");
        writer.Attribute("id", graph.NameOf(node));
        Data(writer, "label", block.Address);
        Data(writer, "score", Count.Score(finding.Score.Score));
        Data(writer, "outlier", finding.Score.IsOutlier ? "true" : "false");
        Data(writer, "suppressed", finding.Suppression is { } suppression ? EnumWords.Of(suppression.Kind) : "");
        Data(writer, "type", block.Type);
        Data(writer, "module", block.ModulePath);
        Data(writer, "graph", finding.Graph.Features.Name);
        if (block.Place is { } place)
        {
            Data(writer, "file", place.File);
            Data(writer, "line", place.Line.ToString(CultureInfo.InvariantCulture));
        }

        Data(writer, "instances", block.Instances.ToString(CultureInfo.InvariantCulture));
        Data(writer, "reasons", string.Join("; ", finding.Reasons));
        writer.WriteEndElement();
    }

    private static void Data(XmlWriter writer, string key, string value)
    {
        if (value.Length > 0)
        {
            writer.WriteStartElement("data");
            writer.Attribute("key", key);
            writer.Text(value);
            writer.WriteEndElement();
        }
    }
}
