using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse.Configuration;

namespace GraphSec.Tests.Pipeline.Parse.Hostile;

/// <summary>Few lines that stand for endless work: the reader does a part of it and says so.</summary>
public sealed class ExplosionTests
{
    /// <summary>What one reading may allocate in these tests: without bounds each takes many times as much.</summary>
    private const long MostBytes = 3L << 30;

    [Fact]
    public void Text_that_doubles_sixty_times() => Bounded(
        $"locals {{\n  l0 = \"abcdefghij\"\n{Lines(1, 60, i => $"l{i} = \"${{local.l{i - 1}}}${{local.l{i - 1}}}\"")}\n}}\n"
        + "resource \"aws_a\" \"r\" { x = local.l59 }\n", null);

    [Fact]
    public void Many_texts_of_the_largest_size() => Bounded(
        $"locals {{\n  l0 = \"abcdefghij\"\n{Lines(1, 21, i => $"l{i} = \"${{local.l{i - 1}}}${{local.l{i - 1}}}\"")}\n"
        + $"{Lines(0, 500, i => $"m{i} = \"{i}${{local.l18}}\"")}\n}}\n"
        + Lines(0, 500, i => $"resource \"aws_a\" \"r{i}\" {{ x = local.m{i} }}"), "characters");

    [Fact]
    public void Lists_that_double_sixty_times() => Bounded(
        $"locals {{\n  l0 = [1]\n{Lines(1, 60, i => $"l{i} = [local.l{i - 1}, local.l{i - 1}]")}\n}}\n"
        + "resource \"aws_a\" \"r\" { x = local.l59 }\n", "holds more than");

    [Fact]
    public void Dynamic_blocks_in_dynamic_blocks() => Bounded(
        $"resource \"aws_a\" \"r\" {{\n{Lines(0, 6, i => $"dynamic \"d{i}\" {{\nfor_each = range(1000)\ncontent {{")}\nx = 1\n"
        + Lines(0, 12, _ => "}") + "\n}\n", "elements");

    [Fact]
    public void Loops_in_templates() => Bounded(
        $"locals {{ x = \"{string.Concat(Enumerable.Repeat("%{ for a in range(1000) }", 5))}x{string.Concat(Enumerable.Repeat("%{ endfor }", 5))}\" }}\n"
        + "resource \"aws_a\" \"r\" { x = local.x }\n", "elements");

    [Fact]
    public void A_billion_instances() => Bounded("resource \"aws_a\" \"r\" { count = 1000000000 }\n", "1000000000 instances are shown as one");

    [Fact]
    public void Instances_that_all_refer_to_each_other() => Bounded(
        Lines(0, 5, i => $"resource \"aws_a\" \"r{i}\" {{\ncount = 1000\nx = aws_a.r{(i + 1) % 5}[*].id\n}}"), "edges");

    [Fact]
    public void Modules_that_call_the_next_one_twice()
    {
        static string Twice(string source) => $"module \"a\" {{ source = \"{source}\" }}\nmodule \"b\" {{ source = \"{source}\" }}\n";
        var files = Enumerable.Range(0, 40).SelectMany(i => new[] { $"m{i}/main.tf", Twice($"../m{i + 1}") });
        using var folder = new ConfigurationFolder(["main.tf", Twice("./m0"), .. files]);
        Bounded(() => folder.Read(), "module calls");
    }

    [Fact]
    public void A_module_that_calls_itself()
    {
        using var folder = new ConfigurationFolder("main.tf", "module \"m\" { source = \"./m\" }", "m/main.tf", "module \"m\" { source = \"../m\" }");
        Assert.Equal(["m/main.tf:1:23: module \"m\" calls itself through \"../m\", expected another module"], folder.Read().Errors);
    }

    [Fact]
    public void A_long_chain_keeps_the_near_end_of_its_way()
    {
        var graph = ConfigurationFolder.ReadText(
            $"locals {{\n  l0 = aws_a.x.id\n{Lines(1, 2000, i => $"l{i} = local.l{i - 1}")}\n}}\n"
            + "resource \"aws_a\" \"r\" { y = local.l1999 }\nresource \"aws_a\" \"x\" {}\n");
        var edge = graph.Edges.Single(e => graph.Nodes[e.From].Address == "aws_a.r" && graph.Nodes[e.To].Address == "aws_a.x");
        Assert.Equal("local.l1999", edge.Via[0]);
        Assert.InRange(edge.Via.Count, 2, 40);
    }

    [Fact]
    public void Names_of_any_length_and_kind_are_told_in_one_line()
    {
        var graph = ConfigurationFolder.ReadText($"output \"a\\nb{new string('x', 3000)}\" {{}}\n");
        Assert.All(graph.Errors, line => Assert.InRange(line.Length, 10, 600));
        Assert.All(graph.Errors, line => Assert.DoesNotContain('\n', line));
    }

    [Theory]
    [InlineData("1e-9223372036854775808")]
    [InlineData("1e9223372036854775807")]
    [InlineData("range(1e9)")]
    [InlineData("format(\"%1000000000d\", 1)")]
    [InlineData("regexall(\"(a+)+$\", \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\")")]
    [InlineData("cidrsubnets(\"0.0.0.0/0\", [for i in range(1000) : 30]...)")]
    [InlineData("setproduct(range(1000), range(1000), range(1000))")]
    [InlineData("pow(10, 1000000000)")]
    [InlineData("bcrypt(\"a\", 31)")]
    [InlineData("timeadd(\"2020-01-01T00:00:00Z\", \"999999999h\")")]
    public void A_call_ends(string call) => Bounded($"locals {{ x = {call} }}\nresource \"aws_a\" \"r\" {{ x = local.x }}\n", null);

    private static string Lines(int from, int to, Func<int, string> line) => string.Join('\n', Enumerable.Range(from, to - from).Select(line));

    private static void Bounded(string text, string? said)
    {
        using var folder = new ConfigurationFolder("main.tf", text);
        Bounded(() => folder.Read(new ConfigurationOptions()), said);
    }

    private static void Bounded(Func<ResourceGraph> read, string? said)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var graph = read();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        Assert.All(graph.Notices, line => Assert.InRange(line.Length, 1, 600));
        if (said is not null)
        {
            Assert.Contains(graph.Notices, line => line.Contains(said, StringComparison.Ordinal));
        }
    }
}
