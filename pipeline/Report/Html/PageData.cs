using System.Text.Json;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Report.Graph;

namespace GraphSec.Pipeline.Report.Html;

/// <summary>What the page of the HTML report is filled with. The names of members are short, for there are thousands.</summary>
internal static class PageData
{
    private const int LongestName = 26;

    /// <summary>JSON that may stand inside a script element: the writer's usual encoder escapes <c>&lt;</c>, <c>&gt;</c> and <c>&amp;</c>.</summary>
    public static string Json(Findings findings, ReportGraph graph)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteNumber("threshold", findings.Threshold);
            writer.WriteString("hint", graph.LeftOut == 0 ? "" : $"{Count.Of(graph.LeftOut, "resource")} with lower scores left out");
            WriteLevels(writer, findings.Threshold);
            writer.WriteStartArray("graphs");
            foreach (var scores in findings.Graphs)
            {
                writer.WriteStringValue(scores.Features.Name);
            }

            writer.WriteEndArray();
            WriteGraph(writer, findings, graph);
            writer.WriteEndObject();
        }

        return AtomicFile.Utf8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void WriteLevels(Utf8JsonWriter writer, double threshold)
    {
        writer.WriteStartArray("levels");
        var high = Math.Max(99, threshold);
        double[] bounds = [.. new[] { high, threshold, 90, 75, 0 }.Distinct().Order().Reverse()];
        for (var i = 0; i < bounds.Length; i++)
        {
            var name = i == bounds.Length - 1 ? $"below {bounds[Math.Max(0, i - 1)]:0.#}" : $"{bounds[i]:0.#} and above";
            writer.WriteStartObject();
            writer.WriteNumber("from", bounds[i]);
            writer.WriteString("colour", ScoreColour.Hex(bounds[i], threshold));
            writer.WriteString("name", name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteGraph(Utf8JsonWriter writer, Findings findings, ReportGraph graph)
    {
        var layout = GraphLayout.Of(graph);
        var numbers = new Dictionary<GraphScores, int>(ReferenceEqualityComparer.Instance);
        foreach (var scores in findings.Graphs)
        {
            numbers[scores] = numbers.Count;
        }

        writer.WriteStartArray("boxes");
        foreach (var box in layout.Boxes)
        {
            writer.WriteStartObject();
            writer.WriteNumber("x", Math.Round(box.X, 1));
            writer.WriteNumber("y", Math.Round(box.Y, 1));
            writer.WriteNumber("w", Math.Round(box.Width, 1));
            writer.WriteNumber("h", Math.Round(box.Height, 1));
            writer.WriteString("n", box.Label);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("nodes");
        var index = new Dictionary<(string, string), int>();
        for (var i = 0; i < graph.Nodes.Count; i++)
        {
            index.TryAdd((graph.Nodes[i].Graph.Features.Name, graph.Nodes[i].Block.Address), i);
        }

        for (var i = 0; i < graph.Nodes.Count; i++)
        {
            WriteNode(writer, graph.Nodes[i], numbers[graph.Nodes[i].Graph], layout.X[i], layout.Y[i], index);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("edges");
        foreach (var edge in graph.Edges)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(edge.From);
            writer.WriteNumberValue(edge.To);
            writer.WriteStringValue(edge.Label);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static void WriteNode(
        Utf8JsonWriter writer, Finding finding, int graph, double x, double y, Dictionary<(string Graph, string Address), int> index)
    {
        var block = finding.Block;
        writer.WriteStartObject();
        writer.WriteString("a", block.Address);
        writer.WriteString("n", BlockName.Short(block, LongestName));
        writer.WriteString("t", block.Type);
        writer.WriteString("m", block.ModulePath);
        writer.WriteNumber("g", graph);
        writer.WriteNumber("s", Math.Round(finding.Score.Score, 2));
        writer.WriteNumber("u", Math.Round(finding.Score.Surprise, 4));
        writer.WriteNumber("o", finding.Score.IsOutlier ? 1 : 0);
        writer.WriteNumber("x", x);
        writer.WriteNumber("y", y);
        writer.WriteNumber("i", block.Instances);
        writer.WriteString("f", block.Place?.File ?? "");
        writer.WriteNumber("l", block.Place?.Line ?? 0);
        writer.WriteString("k", block.CallPlace?.ToString() ?? "");
        writer.WriteString("p", finding.Suppression?.Reason ?? "");
        writer.WriteStartArray("r");
        foreach (var reason in finding.Reasons)
        {
            writer.WriteStringValue(reason);
        }

        writer.WriteEndArray();
        if (finding.Why.Count > 1)
        {
            writer.WriteStartArray("w");
            for (var i = 0; i < finding.Why.Count; i++)
            {
                writer.WriteStringValue(finding.ShareOf(i));
            }

            writer.WriteEndArray();
        }

        if (finding.Score.Nearest is { } nearest)
        {
            var isHere = nearest.Origin != NearestOrigin.Peers;
            WriteNearest(writer, nearest, isHere && index.TryGetValue((nearest.Graph, nearest.BlockAddress), out var node) ? node : -1);
        }

        writer.WriteEndObject();
    }

    /// <param name="node">Number of its node; -1 where the page has none.</param>
    private static void WriteNearest(Utf8JsonWriter writer, NearestBlock nearest, int node)
    {
        writer.WriteStartObject("c");
        writer.WriteString("a", nearest.Address);
        writer.WriteString("p", NearestText.Where(nearest));
        writer.WriteNumber("i", node);
        writer.WriteNumber("more", nearest.MoreDifferences);
        writer.WriteStartArray("d");
        foreach (var difference in nearest.Differences)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(NearestText.Subject(difference.Path));
            writer.WriteStringValue(NearestText.Outcome(difference.Path, difference.Here));
            writer.WriteStringValue(NearestText.Outcome(difference.Path, difference.There));
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
