using System.Text;
using GraphSec.Pipeline.Report.Graph;

namespace GraphSec.Pipeline.Report.Formats;

/// <summary>Graphs in Mermaid's words (mermaid.js.org).</summary>
internal static class MermaidText
{
    private const int LongestName = 60;

    /// <summary>Colours of the classes that <see cref="WriteNode"/> names.</summary>
    public const string Classes = "  classDef alarm fill:#d62839,stroke:#8d1a26,color:#fff\n  classDef odd fill:#f07020,stroke:#a04a12,color:#fff\n"
        + "  classDef near fill:#eab308,stroke:#9a7505,color:#1f1a00\n  classDef plain fill:#e6ebf1,stroke:#8a99ad,color:#1d2733\n";

    public static void WriteNode(TextWriter output, ReportGraph graph, int node, double threshold)
    {
        var finding = graph.Nodes[node];
        var score = finding.Score.Score;
        var style = score >= Math.Max(99, threshold) ? "alarm" : score >= threshold ? "odd" : score >= 90 ? "near" : "plain";
        output.Write($"  n{node}[\"{Escaped(Cut(finding.Block.Address))}<br/>{Count.Score(score)}\"]:::{style}\n");
    }

    public static void WriteEdge(TextWriter output, ReportEdge edge, bool labelled) =>
        output.Write(labelled ? $"  n{edge.From} -->|\"{Escaped(Cut(edge.Label))}\"| n{edge.To}\n" : $"  n{edge.From} --> n{edge.To}\n");

    /// <summary>Inside quotes Mermaid reads entities without their ampersand: <c>#quot;</c>.</summary>
    public static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            escaped.Append(c switch
            {
                '"' or '#' or '<' or '>' or '&' or '`' or ';' or '|' or '{' or '}' or '\\' => $"#{(int)c};",
                _ when char.IsControl(c) => " ",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }

    private static string Cut(string text) => text.Length <= LongestName ? text : $"{text[..(LongestName / 2)]}…{text[^((LongestName / 2) - 1)..]}";
}
