using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Report;

namespace GraphSec.Tests.Pipeline.Report;

/// <summary>Findings to write: plain ones, ones whose every text is hostile, and many.</summary>
internal static class ReportSamples
{
    public const string Hostile = "</script><script>alert(1)</script><!-- ]]> \" ' & ` | \\ % \u0001 \u2028 日本 \uD83D\uDE00 {{data}} ${x} -->";

    /// <summary>Two resources that refer to each other's module, an outlier called from a module.</summary>
    public static Findings Small(ReportOptions? options = null) => Findings.Of([Graph("shop", "aws_vpc.main", "a.tf", "`acl`")], options ?? new ReportOptions());

    /// <summary>Two graphs with hostile names, files, paths, values and errors.</summary>
    public static Findings Nasty(ReportOptions? options = null) => Findings.Of(
        [Graph(Hostile, "aws_vpc." + Hostile, Hostile + "/a b.tf", Hostile), Graph("two", "aws_vpc.main", "a.tf", "x")], options ?? new ReportOptions());

    /// <summary>Blocks of the same score.</summary>
    public static Findings Alike(params double[] surprises)
    {
        BlockFeatures[] blocks = [.. surprises.Select((_, i) => Block($"aws_vpc.v{i}", "aws_vpc", "", new SourcePlace("main.tf", 1 + i), null))];
        var graph = new GraphFeatures("repo", "alike", SourceForm.Configuration, true, blocks, []);
        return Findings.Of([new GraphScores(graph, 97, [.. blocks.Select((block, i) => Score(block, 99.5, "`acl`") with { Surprise = surprises[i] })])], new ReportOptions());
    }

    /// <param name="count">Blocks in modules of a hundred, each referring to two others.</param>
    public static Findings Many(int count)
    {
        var blocks = Enumerable.Range(0, count).Select(i =>
        {
            var module = i < count / 4 ? "" : $"module.m{i / 100}";
            return Block($"{(module.Length > 0 ? module + "." : "")}aws_type_{i % 40}.r{i:d5}", $"aws_type_{i % 40}", module, new SourcePlace($"f{i % 50}.tf", 1 + i), null);
        }).OrderBy(block => block.Address, StringComparer.Ordinal).ToArray();
        var edges = Enumerable.Range(1, count - 1).SelectMany(i => new[] { new FeatureEdge(i, (int)(i * 7919L % i), "subnet_id", "subnet_id"), new FeatureEdge(i, (int)(i * 104729L % i), "vpc_id", "vpc_id") });
        var graph = new GraphFeatures("r", "many", SourceForm.Configuration, true, blocks, [.. edges]);
        var scores = blocks.Select((block, i) => Score(block, 100.0 * (count - i) / count, $"path{i % 9}"));
        return Findings.Of([new GraphScores(graph, 97, [.. scores])], new ReportOptions { Top = 0 });
    }

    public static string Written(string format, Findings findings)
    {
        using var output = new StringWriter();
        ReportFormats.Named(format).Write(findings, output);
        return output.ToString();
    }

    public static BlockFeatures Block(string address, string type, string module, SourcePlace? place, SourcePlace? call, string print = "0123456789abcdef") =>
        new(address, type, module, 1, place, call, []) { Fingerprint = print };

    public static BlockScore Score(BlockFeatures block, double score, string path, double threshold = 97) => new(
        block, score, score / 10, [new CellSurprise(path, "\"public\"", 0.01, 0.01, Cell.Absent, 0.9) { Peers = 4, PeersUsual = 4 }]) { IsOutlier = score >= threshold };

    private static BlockScore Compared(BlockScore score, string graph, string address, string file) => score with
    {
        Nearest = new NearestBlock(address, NearestOrigin.Graph, "repo", graph, new SourcePlace(file, 3, 1), 0.5, [new CellDifference(file, ["\"public\""], [Cell.Absent])]),
    };

    private static GraphScores Graph(string name, string address, string file, string path)
    {
        BlockFeatures[] blocks =
        [
            Block(address, "aws_vpc", "", new SourcePlace(file, 3, 1), null),
            Block("module.net.aws_subnet.a", "aws_subnet", "module.net", new SourcePlace("modules/net/main.tf", 7), new SourcePlace("main.tf", 12)),
            Block("module.net.data.aws_ami.b", "data.aws_ami", "module.net", null, null),
        ];
        var graph = new GraphFeatures("repo", name, SourceForm.Configuration, true, blocks, [new FeatureEdge(1, 0, "vpc_id", "vpc_id"), new FeatureEdge(1, 0, "tags", "tags"), new FeatureEdge(2, 1, "", "depends_on")])
        {
            Errors = [$"{file}:1:1: broken"],
            ModuleCalls = new Dictionary<string, SourcePlace> { ["module.net"] = new("main.tf", 12) },
        };
        return new GraphScores(graph, 97, [Compared(Score(blocks[1], 99.5, path), name, address, file), Score(blocks[0], 97.25, path), Score(blocks[2], 10, path)]);
    }
}
