using System.Diagnostics;
using System.Globalization;
using GraphSec.Pipeline.Parse.Dot;

namespace GraphSec.Tests.Pipeline.Parse;

/// <summary>Graphviz' own <c>gc</c> counts as many nodes and edges as we read, in made-up graphs and in what we write of them.</summary>
public class DotGraphvizTests
{
    private static readonly string[] Ids = ["a", "b", "c", "_d1", "-1.5", "\"x y\"", "\"q\\\"q\"", "\"é\"", "\"\"", "<b<i>x</i>>", "\"con\" + \"cat\"", "\"two \\\nlines\""];

    [Fact]
    public void Counts_are_those_of_graphviz()
    {
        var random = new Random(20261121);
        var texts = Enumerable.Range(0, 300).Select(_ => Graph(random)).ToArray();
        var counted = Count(texts);
        Assert.Equal(counted, texts.Select(Ours));
        Assert.Equal(counted, Count([.. texts.Select(text => DotWriter.Write(DotReader.Read(text)))]));
    }

    private static (int Nodes, int Edges) Ours(string text)
    {
        var graph = DotReader.Read(text);
        return (graph.Nodes.Count, graph.Edges.Count);
    }

    private static string Graph(Random random)
    {
        var isDirected = random.Next(2) == 0;
        var lines = Enumerable.Range(0, random.Next(8)).Select(_ => Statement(random, isDirected ? "->" : "--", 0));
        return $"{(random.Next(3) == 0 ? "STRICT " : "")}{(isDirected ? "digraph" : "graph")} g {{\n{string.Concat(lines)}}}\n";
    }

    private static string Statement(Random random, string arrow, int depth) => random.Next(8) switch
    {
        0 => $"{Id(random)} [label=\"x\", color = red; w=1];\n",
        1 => "node [shape=box] edge [color=blue]\n",
        2 => "// note\n/* { */\n# 1 \"file\"\n",
        3 when depth < 3 => $"subgraph s{random.Next(3)} {{ {Statement(random, arrow, depth + 1)}{Statement(random, arrow, depth + 1)} }}\n",
        4 when depth < 3 => $"{{ {Id(random)} {Id(random)} }} {arrow} {{ {Statement(random, arrow, depth + 1)} }}\n",
        5 => $"{Id(random)}:p:n {arrow} {Id(random)}:s\n",
        _ => $"{string.Join($" {arrow} ", Enumerable.Range(0, random.Next(2, 5)).Select(_ => Id(random)))} [a=b]\n",
    };

    private static string Id(Random random) => Ids[random.Next(Ids.Length)];

    private static (int Nodes, int Edges)[] Count(string[] texts)
    {
        var start = new ProcessStartInfo("gc", ["-n", "-e"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            process.StandardInput.Write(string.Concat(texts));
            process.StandardInput.Close();
            return [.. output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .SkipLast(1) // The sum of all graphs.
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(parts => (Number(parts[0]), Number(parts[1])))];
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") != "true", "graphviz is not installed");
            throw;
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
