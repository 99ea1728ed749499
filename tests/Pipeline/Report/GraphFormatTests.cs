using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Xml;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Report;

/// <summary>What other programs read of the graphs that we write.</summary>
public sealed class GraphFormatTests
{
    private const string ReadBack = """
        import sys, networkx as nx
        g = (nx.read_graphml if sys.argv[1].endswith('graphml') else nx.read_gexf)(sys.argv[1])
        assert g.is_directed()
        for n, d in sorted(g.nodes(data=True), key=lambda p: p[1]['label']):
            print(d['label'].split('.')[-1][:1], d['score'], d['outlier'], d['type'])
        print(g.number_of_nodes(), g.number_of_edges())
        """;

    [Theory]
    [InlineData("graphml")]
    [InlineData("gexf")]
    public void Networkx_reads_scores_and_edges(string format)
    {
        using var scratch = new ScratchFolder();
        var file = scratch.Put("small." + format, ReportSamples.Written(format, ReportSamples.Small()));
        Assert.Equal(
            "m 97.2 True aws_vpc\na 99.5 True aws_subnet\nb 10.0 False data.aws_ami\n3 2",
            PythonProgram.Run("networkx", ReadBack, file));
        var nasty = scratch.Put("nasty." + format, ReportSamples.Written(format, ReportSamples.Nasty()));
        Assert.EndsWith("6 4", PythonProgram.Run("networkx", ReadBack, nasty), StringComparison.Ordinal);
    }

    [Fact]
    public void Graphviz_reads_scores_and_edges()
    {
        foreach (var (findings, nodes, edges) in new[] { (ReportSamples.Small(), 3, 2), (ReportSamples.Nasty(), 6, 4) })
        {
            using var json = JsonDocument.Parse(Dot(ReportSamples.Written("dot", findings)));
            var objects = json.RootElement.GetProperty("objects").EnumerateArray().Where(item => item.TryGetProperty("score", out _)).ToArray();
            Assert.Equal(nodes, objects.Length);
            Assert.Contains(objects, item => item.GetProperty("score").GetString() == "97.2" && item.GetProperty("type").GetString() == "aws_vpc");
            Assert.Equal(edges, json.RootElement.GetProperty("edges").GetArrayLength());
            Assert.Contains(json.RootElement.GetProperty("objects").EnumerateArray(), item => item.GetProperty("name").GetString()!.StartsWith("cluster_", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Gexf_places_and_colours_what_gephi_draws()
    {
        var document = new XmlDocument();
        document.LoadXml(ReportSamples.Written("gexf", ReportSamples.Small()));
        var names = new XmlNamespaceManager(document.NameTable);
        names.AddNamespace("g", "http://www.gexf.net/1.2draft");
        names.AddNamespace("viz", "http://www.gexf.net/1.2draft/viz");
        Assert.Equal(3, document.SelectNodes("//g:node/viz:color", names)!.Count);
        Assert.Equal(3, document.SelectNodes("//g:node/viz:position", names)!.Count);
        Assert.NotNull(document.SelectSingleNode("//g:attribute[@title='score' and @type='double']", names));
    }

    [Fact]
    public void Svg_is_xml_that_names_outliers_and_runs_nothing()
    {
        var text = ReportSamples.Written("svg", ReportSamples.Nasty());
        var document = new XmlDocument();
        document.LoadXml(text);
        Assert.Empty(document.GetElementsByTagName("script").Cast<XmlNode>());
        Assert.Equal(6, document.GetElementsByTagName("circle").Count);
        Assert.DoesNotContain("href", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Mermaid_is_closed_off_against_names()
    {
        var text = ReportSamples.Written("mermaid", ReportSamples.Nasty());
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("flowchart LR", lines[0]);
        Assert.All(lines.Skip(1), line => Assert.Matches(@"^  (classDef \w+ [\w:#,]+|n\d+\[""[^""]*""\]:::\w+|subgraph m\d+\[""[^""]*""\]|end|n\d+ --> n\d+)$", line));
        Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_graph_keeps_what_scores_high()
    {
        var text = ReportSamples.Written("mermaid", ReportSamples.Many(1000));
        Assert.Contains("resources are left out", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 1000, 50_000);
        Assert.InRange(text.Split('\n').Count(line => line.Contains("-->", StringComparison.Ordinal)), 50, 499);
    }

    private static string Dot(string text)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("dot", ["-Tjson"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
            var output = process.StandardOutput.ReadToEndAsync();
            process.StandardInput.Write(text);
            process.StandardInput.Close();
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            return output.Result;
        }
        catch (Win32Exception)
        {
            Assert.SkipWhen(!OutsideProgram.MustBeThere, "graphviz is not installed");
            throw;
        }
    }
}
