using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Featurize;
using GraphSec.Pipeline.Flatten;

namespace GraphSec.Tests.Pipeline.Featurize;

public class SharedInputsTests
{
    [Fact]
    public void Blocks_that_a_variable_switches_on_belong_together()
    {
        var shared = Assert.Single(Shared(("role.a", "count", "var.x"), ("policy.a", "count", "var.x"), ("role.b", "count", "var.y")));
        Assert.True(shared.Repeats);
        Assert.Equal(["policy.a", "role.a"], Names(shared));
    }

    [Fact]
    public void An_argument_that_leads_to_a_block_by_way_of_a_variable_says_so_already() =>
        Assert.Empty(Shared(("role.a", "net", "var.x"), ("role.a", "net", "policy.a"), ("role.b", "net", "var.x"), ("role.b", "net", "policy.a")));

    [Fact]
    public void Labels_tie_nobody_together() => Assert.Empty(Shared(("role.a", "tags", "local.t"), ("role.b", "tags", "local.t")));

    [Fact]
    public void What_is_waited_for_is_no_input()
    {
        var builder = Blocks();
        builder.AddEdge("role.a", "var.x", EdgeKind.DependsOn);
        builder.AddEdge("role.b", "var.x", EdgeKind.DependsOn);
        Assert.Empty(Extract(builder).SharedInputs);
    }

    [Fact]
    public void What_a_variable_is_called_plays_no_part()
    {
        var one = Shared(("role.a", "size", "var.x"), ("role.b", "size", "var.x"));
        var other = Shared(("role.a", "size", "local.t"), ("role.b", "size", "local.t"));
        Assert.Equal(Assert.Single(one).Blocks, Assert.Single(other).Blocks);
        Assert.False(one[0].Repeats);
    }

    private static IReadOnlyList<SharedInput> Shared(params (string From, string Path, string To)[] references)
    {
        var builder = Blocks();
        foreach (var (from, path, to) in references)
        {
            builder.AddEdge(from, to, EdgeKind.Reference, path);
        }

        return Extract(builder).SharedInputs;
    }

    private static string[] Names(SharedInput shared)
    {
        var blocks = Extract(Blocks()).Blocks;
        return [.. shared.Blocks.Select(b => blocks[b].Address)];
    }

    private static GraphFeatures Extract(ResourceGraphBuilder builder) =>
        CellExtractor.Extract(Flattener.Flatten(builder.Build("r", "g", SourceForm.Configuration, true), new FlattenOptions()));

    private static ResourceGraphBuilder Blocks()
    {
        var builder = new ResourceGraphBuilder();
        foreach (var address in (string[])["role.a", "role.b", "policy.a"])
        {
            builder.Add(new GraphNode(address, address, NodeKind.Resource, address.Split('.')[0], address.Split('.')[1]));
        }

        builder.Add(new GraphNode("var.x", "var.x", NodeKind.Variable, "var", "x"));
        builder.Add(new GraphNode("var.y", "var.y", NodeKind.Variable, "var", "y"));
        builder.Add(new GraphNode("local.t", "local.t", NodeKind.Local, "local", "t"));
        return builder;
    }
}
