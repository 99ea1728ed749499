using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse;

namespace GraphSec.Tests.Pipeline.OneModel;

/// <summary>The same configuration read as code, as its plan and as its graph. Plan and graph were made by terraform 1.11.4.</summary>
public sealed class FormsAgreeTests
{
    private static readonly Lazy<ResourceGraph> Code = new(() => SourceParser.Read(RepositoryFolder.At("examples/web-shop"), new ParseOptions
    {
        VarFile = [RepositoryFolder.At("examples/web-shop/environments/prod.tfvars")],
        Within = RepositoryFolder.At("examples/web-shop"),
    }));

    private static readonly Lazy<ResourceGraph> Plan = new(() => Output("web-shop.plan.json"));

    [Fact]
    public void Code_and_plan_have_the_same_instances() => Assert.Equal(Managed(Plan.Value), Managed(Code.Value));

    /// <summary>
    /// A plan holds no locals (hashicorp/terraform#24059) and calls each element of a for_each each.value (terraform#30268): it
    /// misses what comes through a local, and cannot tell instances apart.
    /// </summary>
    [Fact]
    public void Code_has_the_edges_of_the_plan_and_those_that_come_through_locals()
    {
        var (code, plan) = (Edges(Code.Value, n => n.BlockAddress), Edges(Plan.Value, n => n.BlockAddress));
        Assert.Equal([], plan.Except(code));
        var direct = Edges(Code.Value with { Edges = [.. Code.Value.Edges.Where(e => !e.Via.Any(IsLocal))] }, n => n.Address);
        Assert.Equal([], direct.Except(Edges(Plan.Value, n => n.Address)));

        static bool IsLocal(string name) => name.Contains("local.", StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_known_in_code_is_in_the_plan()
    {
        var plan = Plan.Value.Nodes.Where(n => n.IsResource).ToDictionary(n => n.Address);
        var differences = new List<string>();
        foreach (var node in Code.Value.Nodes.Where(n => n.Kind == NodeKind.Resource && n.IsInstantiated))
        {
            Differences.Add(node.Address, node.Attributes, plan[node.Address].Attributes, differences);
        }

        Assert.Equal([], differences);
    }

    [Theory]
    [InlineData("web-shop.graph.dot")]
    [InlineData("web-shop.plan-graph.dot")]
    public void Code_and_graph_have_the_same_blocks_and_reduced_edges(string file)
    {
        var dot = Output(file);
        Assert.Equal(Blocks(dot), Blocks(Code.Value));
        var (code, drawn) = (Edges(Code.Value, n => n.BlockAddress), Edges(dot, n => n.BlockAddress));
        Assert.Equal([], Closure.Of(drawn).Except(Closure.Of(code)));
        Assert.Equal([], Closure.Of(code).Except(Closure.Of(drawn)));
    }

    private static ResourceGraph Output(string file) => GraphReader.ReadFile(RepositoryFolder.At($"examples/outputs/{file}"), "r", "n");

    private static string[] Managed(ResourceGraph graph) =>
        [.. graph.Nodes.Where(n => n.Kind == NodeKind.Resource && n.IsInstantiated).Select(n => n.Address)];

    private static string[] Blocks(ResourceGraph graph) =>
        [.. graph.Nodes.Where(n => n.IsResource).Select(n => n.BlockAddress).Distinct().Order(StringComparer.Ordinal)];

    private static HashSet<(string From, string To)> Edges(ResourceGraph graph, Func<GraphNode, string> name) => [.. graph.Edges
        .Where(e => graph.Nodes[e.From].IsResource && graph.Nodes[e.To].IsResource)
        .Select(e => (name(graph.Nodes[e.From]), name(graph.Nodes[e.To])))];
}
