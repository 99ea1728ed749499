using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Tests.Pipeline.Detection;

public class ProximityTests
{
    [Fact]
    public void What_a_detour_leads_to_is_near_and_what_nothing_leads_to_is_far()
    {
        // f.a refers to role.a; by way of a queue and its policy it is tied to role.b.
        var near = Of(Graph(["f.a", "role.a", "role.b", "queue.q", "policy.p"], (0, 1), (0, 3), (4, 3), (2, 4)), 0, 1);
        Assert.Equal(0, near.Own);
        Assert.True(near.Best > 0);
        Assert.Equal(1, near.Better);
    }

    [Fact]
    public void The_reference_itself_makes_nothing_near()
    {
        // All that leads to role.a begins with the reference to it.
        var near = Of(Graph(["f.a", "role.a", "policy.p"], (0, 1), (2, 1)), 0, 1);
        Assert.Equal(new Proximity.Nearness(0, 0, 0), near);
    }

    [Fact]
    public void What_is_given_the_same_is_near()
    {
        var graph = Graph(["f.a", "role.a", "role.b"], (0, 1)) with { SharedInputs = [new SharedInput(Repeats: true, [0, 2])] };
        Assert.True(Of(graph, 0, 1).Best > 0);
        Assert.Equal(0, Of(Graph(["f.a", "role.a", "role.b"], (0, 1)), 0, 1).Best);
    }

    [Theory]
    [InlineData("\"queue-7\"", true)]
    [InlineData("true", false)]
    public void A_value_that_few_have_ties_them(string value, bool ties)
    {
        var graph = Graph(["f.a", "role.a", "role.b"], (0, 1));
        var cell = new Cell("source", value, value == "true" ? "boolean" : "word");
        graph = graph with { Blocks = [.. graph.Blocks.Select((b, i) => i == 1 ? b : b with { Cells = [.. b.Cells, cell] })] };
        Assert.Equal(ties, Of(graph, 0, 1).Best > 0);
    }

    [Fact]
    public void A_hub_ties_nobody_together()
    {
        string[] names = ["f.a", "role.a", "role.b", "net.n", .. Enumerable.Range(0, 120).Select(i => $"g.{i}")];
        var graph = Graph(names, [(0, 1), (0, 3), (2, 3), .. Enumerable.Range(4, 120).Select(i => (i, 3))]);
        Assert.Equal(0, Of(graph, 0, 1).Best);
    }

    [Fact]
    public void Asking_again_changes_nothing()
    {
        var proximity = new Proximity(Graph(["f.a", "role.a", "role.b", "queue.q"], (0, 1), (0, 3), (2, 3)));
        var first = proximity.Of(0, 1);
        proximity.Of(3, 0);
        Assert.Equal(first, proximity.Of(0, 1));
    }

    private static Proximity.Nearness Of(GraphFeatures graph, int block, int target) => new Proximity(graph).Of(block, target);

    private static GraphFeatures Graph(string[] blocks, params (int From, int To)[] edges) => new(
        "r", "r/g", SourceForm.Configuration, HasAttributes: true,
        [.. blocks.Select(b => new BlockFeatures(b, b.Split('.')[0], "", 1, null, null, []))],
        [.. edges.Select(e => new FeatureEdge(e.From, e.To, "of", "of"))]);
}
