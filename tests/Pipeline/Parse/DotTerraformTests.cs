using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse.Dot;

namespace GraphSec.Tests.Pipeline.Parse;

public class DotTerraformTests
{
    private const string Provider = "provider[\\\"registry.terraform.io/hashicorp/aws\\\"]";

    [Fact]
    public void The_resources_only_form_is_read_as_it_stands()
    {
        var graph = Read("""
            digraph G {
              rankdir = "RL";
              node [shape = rect, fontname = "sans-serif"];
              "aws_vpc.main" [label="aws_vpc.main"];
              subgraph "cluster_module.a" {
                label = "module.a"
                fontname = "sans-serif"
                "module.a.data.aws_ami.x" [label="data.aws_ami.x"];
                "module.a.aws_subnet.s" [label="aws_subnet.s"];
              }
              "module.a.aws_subnet.s" -> "aws_vpc.main";
            }
            """);
        Assert.Equal(["aws_vpc.main", "module.a.aws_subnet.s", "module.a.data.aws_ami.x"], graph.Nodes.Select(n => n.Address));
        Assert.Equal([NodeKind.Resource, NodeKind.Resource, NodeKind.Data], graph.Nodes.Select(n => n.Kind));
        Assert.Equal("module.a", graph.Nodes[1].ModulePath);
        Assert.Equal("aws_subnet", graph.Nodes[1].Type);
        Assert.Equal(["module.a.aws_subnet.s > aws_vpc.main"], Edges(graph));
        Assert.False(graph.HasAttributes);
    }

    [Fact]
    public void The_operation_graph_joins_resources_through_what_lies_between()
    {
        var graph = Full($$"""
            "[root] aws_vpc.main (expand)" [label = "aws_vpc.main", shape = "box"]
            "[root] module.a.aws_subnet.s (expand)" [label = "module.a.aws_subnet.s", shape = "box"]
            "[root] {{Provider}}" [label = "{{Provider}}", shape = "diamond"]
            "[root] module.a.aws_subnet.s (expand)" -> "[root] module.a.var.vpc (expand)"
            "[root] module.a.var.vpc (expand)" -> "[root] local.vpc (expand)"
            "[root] local.vpc (expand)" -> "[root] aws_vpc.main (expand)"
            "[root] aws_vpc.main (expand)" -> "[root] {{Provider}}"
            "[root] {{Provider}} (close)" -> "[root] module.a.aws_subnet.s (expand)"
            "[root] root" -> "[root] {{Provider}} (close)"
            """);
        var edge = Assert.Single(graph.Edges, e => graph.Nodes[e.From].IsResource && graph.Nodes[e.To].IsResource);
        Assert.Equal(["module.a.var.vpc", "local.vpc"], edge.Via);
        Assert.Equal("aws", Node(graph, "aws_vpc.main").Provider);
        Assert.Equal(NodeKind.Variable, Node(graph, "module.a.var.vpc").Kind);
        Assert.Equal(NodeKind.Local, Node(graph, "local.vpc").Kind);
        Assert.Equal(NodeKind.Other, Node(graph, "root").Kind);
        Assert.Single(graph.Nodes, n => n.Kind == NodeKind.Provider);
    }

    [Fact]
    public void Instances_stand_for_their_block_and_depend_on_what_it_depends_on()
    {
        var graph = Full("""
            "[root] aws_a.x (expand)" -> "[root] aws_b.y"
            "[root] aws_a.x[\"k.1\"]" -> "[root] aws_a.x (expand)"
            "[root] aws_a.x[\"b \\\"q\\\" \\\\ $${x}\"]" -> "[root] aws_a.x (expand)"
            "[root] aws_b.y" -> "[root] aws_b.y (expand)"
            """);
        Assert.Equal(["aws_a.x[\"b \\\"q\\\" \\\\ $${x}\"]", "aws_a.x[\"k.1\"]", "aws_b.y"], Resources(graph));
        Assert.All(graph.Nodes.Where(n => n.Type == "aws_a"), n => Assert.Equal("aws_a.x", n.BlockAddress));
        Assert.Contains("aws_a.x[\"k.1\"] > aws_b.y", Edges(graph));
    }

    [Fact]
    public void Destroyed_resources_depend_the_other_way_round()
    {
        var graph = Full("""
            "[root] aws_vpc.v (destroy)" [label = "aws_vpc.v", shape = "box"]
            "[root] aws_subnet.s (destroy)" [label = "aws_subnet.s", shape = "box"]
            "[root] aws_vpc.v (destroy)" -> "[root] aws_subnet.s (destroy)"
            """);
        Assert.Equal(["aws_subnet.s > aws_vpc.v"], Edges(graph));
        Assert.Contains("reversed", Assert.Single(graph.Notices));
    }

    [Fact]
    public void A_destroy_plan_without_suffixes_is_told_and_reversed()
    {
        var graph = Full($$"""
            "[root] aws_subnet.s[0]" [label = "aws_subnet.s", shape = "box"]
            "[root] aws_vpc.v" [label = "aws_vpc.v", shape = "box"]
            "[root] {{Provider}}" [label = "p", shape = "diamond"]
            "[root] aws_vpc.v" -> "[root] aws_subnet.s[0]"
            """);
        Assert.Equal(["aws_subnet.s[0] > aws_vpc.v"], Edges(graph));
        Assert.Contains("destroy order", Assert.Single(graph.Notices));
    }

    [Fact]
    public void Red_edges_that_only_mark_a_cycle_are_dropped()
    {
        var graph = Full("""
            "[root] t.a (expand)" -> "[root] t.b (expand)"
            "[root] t.b (expand)" -> "[root] t.a (expand)" [color = "red", penwidth = "2.0"]
            "[root] t.c (expand)" -> "[root] t.d (expand)" [color = "red", penwidth = "2.0"]
            "[root] t.d (expand)" -> "[root] t.c (expand)" [color = "red", penwidth = "2.0"]
            """);
        Assert.Equal(["t.a > t.b", "t.c > t.d", "t.d > t.c"], Edges(graph));
    }

    [Theory]
    [InlineData("aws_a.x[\"k\"] (orphan)", "aws_a.x[\"k\"]")]
    [InlineData("aws_a.x[\"a.b:c/d (e)\"]", "aws_a.x[\"a.b:c/d (e)\"]")]
    public void Identifiers_that_were_not_escaped_are_read_by_the_line(string name, string address)
    {
        var graph = Full($"""
            "[root] {name}" [label = "aws_a.x", shape = "box"]
            "[root] aws_b.y" [label = "aws_b.y", shape = "box"]
            "[root] {name}" -> "[root] aws_b.y"
            "[root] provider.aws (close)" -> "[root] {name}"
            """);
        Assert.Contains($"{address} > aws_b.y", Edges(graph));
        Assert.Equal(3, graph.Nodes.Count);
    }

    [Theory]
    [InlineData("aws_x.y (deposed deadbeef)")]
    [InlineData("aws_x.y (import id \"a (b)\")")]
    [InlineData("import aws_x.y result")]
    [InlineData("meta.count-boundary (EachMode fixup)")]
    [InlineData("provisioner.local-exec (close)")]
    [InlineData("module.a (removed)")]
    [InlineData("check.x (execute checks)")]
    [InlineData("action.t.n triggered by aws_x.y")]
    [InlineData("aws_x.y.lifecycle.action_trigger[0].actions[1]")]
    [InlineData("<external ref to aws_x.y>")]
    [InlineData("(evaluate policies)")]
    [InlineData("aws_x.y (some future word)")]
    public void Bookkeeping_and_the_unknown_are_kept_as_other_nodes(string name)
    {
        var node = Assert.Single(Full($"\"[root] {name.Replace("\"", "\\\"", StringComparison.Ordinal)}\" [shape = \"box\"]").Nodes);
        Assert.Equal((name, NodeKind.Other), (node.Address, node.Kind));
    }

    [Theory]
    [InlineData("module.a.var.x (expand, input)", "module.a.var.x", NodeKind.Variable)]
    [InlineData("module.a.var.x(input)", "module.a.var.x", NodeKind.Variable)]
    [InlineData("var.x (expand, reference)", "var.x", NodeKind.Variable)]
    [InlineData("module.a[\"k\"].output.o (expand)", "module.a[\"k\"].output.o", NodeKind.Output)]
    [InlineData("module.a (expand)", "module.a", NodeKind.Module)]
    [InlineData("provider.aws.east", "provider.aws.east", NodeKind.Provider)]
    [InlineData("ephemeral.aws_x.y (expand)", "ephemeral.aws_x.y", NodeKind.Ephemeral)]
    [InlineData("aws_x.y (forget)", "aws_x.y", NodeKind.Resource)]
    public void Names_of_every_version_find_their_kind(string name, string address, NodeKind kind)
    {
        var node = Assert.Single(Full($"\"[root] {name.Replace("\"", "\\\"", StringComparison.Ordinal)}\" [shape = \"box\"]").Nodes);
        Assert.Equal((address, kind), (node.Address, node.Kind));
    }

    [Fact]
    public void Cycles_end()
    {
        var graph = Full("""
            "[root] local.a (expand)" -> "[root] local.b (expand)"
            "[root] local.b (expand)" -> "[root] local.a (expand)"
            "[root] local.b (expand)" -> "[root] t.x (expand)"
            "[root] t.x (expand)" -> "[root] local.a (expand)"
            "[root] t.y (expand)" -> "[root] local.a (expand)"
            """);
        Assert.Contains("t.y > t.x", Edges(graph));
    }

    internal static ResourceGraph Read(string text) => TerraformGraphReader.Read(TerraformDotText.Read(text, "g.dot"), "r", "g");

    internal static IEnumerable<string> Edges(ResourceGraph graph) => graph.Edges
        .Where(e => graph.Nodes[e.From].IsResource && graph.Nodes[e.To].IsResource)
        .Select(e => $"{graph.Nodes[e.From].Address} > {graph.Nodes[e.To].Address}");

    private static ResourceGraph Full(string lines) =>
        Read($"digraph {{\n\tcompound = \"true\"\n\tnewrank = \"true\"\n\tsubgraph \"root\" {{\n{lines}\n\t}}\n}}\n");

    private static IEnumerable<string> Resources(ResourceGraph graph) =>
        graph.Nodes.Where(node => node.IsResource).Select(node => node.Address);

    private static GraphNode Node(ResourceGraph graph, string address) => graph.Nodes.Single(node => node.Address == address);
}
