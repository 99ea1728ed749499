using GraphSec.Models;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Faults;

namespace GraphSec.Tests.Pipeline.Evaluate;

public class EditableGraphTests
{
    [Fact]
    public void A_value_set_in_one_instance_leaves_the_others_theirs()
    {
        var graph = Graph(3, new Cell("encrypted", "true", "true"));
        var cells = Confined(graph, g => g.Set(0, "encrypted", "false"));
        Assert.Equal(["false", "true"], cells.Select(c => c.Outcome));
        Assert.Single(cells[0].Instances);
        Assert.Equal(2, cells[1].Instances.Count);
        Assert.DoesNotContain(cells[0].Instances[0], cells[1].Instances);
    }

    [Fact]
    public void What_one_instance_no_longer_sets_is_absent_there()
    {
        var cells = Confined(Graph(3, new Cell("encrypted", "true", "true")), g => g.RemovePath(0, "encrypted"));
        Assert.Equal([Cell.Absent, "true"], cells.Select(c => c.Outcome).Order(StringComparer.Ordinal));
        Assert.Single(cells.Single(c => c.Outcome == Cell.Absent).Instances);
    }

    [Fact]
    public void What_only_one_sets_is_absent_in_the_others()
    {
        var cells = Confined(Graph(4), g => g.Set(0, "public", "true"));
        Assert.Single(cells.Single(c => c.Outcome == "true").Instances);
        Assert.Equal(3, cells.Single(c => c.Outcome == Cell.Absent).Instances.Count);
    }

    [Fact]
    public void A_value_that_all_have_after_it_is_of_no_instance()
    {
        // Two instances, of which the second is the only one to differ; seeds that draw it make both alike.
        var one = new Cell("size", "1", "number") { Instances = ["disk.d[0]"] };
        var two = new Cell("size", "2", "number") { Instances = ["disk.d[1]"] };
        var alike = Enumerable.Range(0, 20).Select(seed => Confined(Graph(2, one, two), g => g.Set(0, "size", "1"), (ulong)seed))
            .Where(cells => cells.Length == 1).ToArray();
        Assert.NotEmpty(alike);
        Assert.All(alike, cells => Assert.Empty(cells[0].Instances));
    }

    [Fact]
    public void What_did_not_change_stays_as_it_was()
    {
        var kind = new Cell("kind", "\"a\"", "word") { Instances = ["disk.d[\"x\"]"] };
        var cells = Confined(Graph(2, kind, new Cell("encrypted", "true", "true")), g => g.Set(0, "encrypted", "false"));
        Assert.Equal(kind.Instances, cells.Single(c => c.Path == "kind").Instances);
        Assert.Contains(cells.Where(c => c.Path == "encrypted"), c => c.Instances.SequenceEqual(kind.Instances));
    }

    [Fact]
    public void All_cells_that_tell_of_an_edge_follow_it_to_instances_of_the_same_keys()
    {
        var graph = Nets("→ net.a[\"x\"]", "→ net.a[\"z\"]", "→ net.a[\"y\"]", "→ net.c");
        graph.Redirect(graph.EdgesFrom(0).Single(e => e.To == 2), 3);
        Assert.Equal(["→ net.b[\"x\"]", "→ net.b[\"z\"]", "→ net.c"], graph.CellsOf(0).Select(c => c.Outcome).Order(StringComparer.Ordinal));
        Assert.Equal([3, 4], graph.EdgesFrom(0).Select(e => e.To).Order());
    }

    [Fact]
    public void A_block_that_nobody_refers_to_by_instance_is_named_as_a_whole()
    {
        var graph = Nets("→ net.a[\"x\"]");
        graph.Redirect(graph.EdgesFrom(0).Single(), 4);
        Assert.Equal("→ net.c", Assert.Single(graph.CellsOf(0)).Outcome);
    }

    [Fact]
    public void Instances_with_names_can_be_mistaken_for_each_other()
    {
        var graph = Nets("→ net.b[\"x\"]", "→ net.b[0]", "→ net.c");
        Assert.Equal(["→ net.b[\"z\"]"], graph.OtherInstances(graph.CellsOf(0)[0]));
        Assert.Empty(graph.OtherInstances(graph.CellsOf(0)[1]));
        Assert.Empty(graph.OtherInstances(graph.CellsOf(0)[2]));
        Rules.AnotherInstance()(graph, 0, new Pcg32(1))!.Apply();
        Assert.Equal(["→ net.b[\"z\"]", "→ net.b[0]", "→ net.c"], graph.CellsOf(0).Select(c => c.Outcome));
    }

    [Fact]
    public void A_reference_whose_value_is_known_does_not_lead_elsewhere() => Assert.Empty(Nets("\"10.0.0.0/8\"").EdgesFrom(0));

    /// <summary>The first disk refers as it is told to; the second to two instances of net.b.</summary>
    private static EditableGraph Nets(params string[] outcomes)
    {
        static Cell To(string outcome) => new("net", outcome, outcome[0] == '→' ? "→ net" : "word");
        BlockFeatures[] blocks =
        [
            new("disk.d", "disk", "", 1, null, null, [.. outcomes.Select(To)]),
            new("disk.e", "disk", "", 1, null, null, [To("→ net.b[\"x\"]"), To("→ net.b[\"z\"]")]),
            .. "abc".Select(name => new BlockFeatures($"net.{name}", "net", "", 1, null, null, [])),
        ];
        return new EditableGraph(new GraphFeatures("r", "r/g", SourceForm.Configuration, HasAttributes: true, blocks,
            [new FeatureEdge(0, 2, "net", "net"), new FeatureEdge(0, 4, "net", "net"), new FeatureEdge(1, 3, "net", "net")]));
    }

    private static Cell[] Confined(EditableGraph graph, Action<EditableGraph> edit, ulong seed = 3)
    {
        var before = graph.CellsOf(0).ToArray();
        edit(graph);
        graph.Confine(0, before, new Pcg32(seed));
        return [.. graph.CellsOf(0).OrderBy(c => c.Outcome, StringComparer.Ordinal)];
    }

    private static EditableGraph Graph(int instances, params Cell[] cells) => new(new GraphFeatures(
        "r", "r/g", SourceForm.Configuration, HasAttributes: true, [new BlockFeatures("disk.d", "disk", "", instances, null, null, cells)], []));
}
