using GraphSec.Models;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Faults;

namespace GraphSec.Tests.Pipeline.Evaluate;

public class HouseHabitsTests
{
    private readonly EditableGraph graph = new(SmallGraphs.Features("new"));

    [Fact]
    public void A_broken_habit_is_one_that_all_others_keep()
    {
        HouseHabits.Break(graph, Block("bucket.b1"), new Pcg32(1))!.Apply();
        var cells = graph.CellsOf(Block("bucket.b1"));
        // Sizes and classes differ anyway; what all agree on is that they are encrypted.
        Assert.Equal("false", cells.Single(c => c.Path == "encrypted").Outcome);
        Assert.Equal("101", cells.Single(c => c.Path == "size").Outcome);
    }

    [Fact]
    public void A_forgotten_habit_is_gone()
    {
        HouseHabits.Forget(graph, Block("bucket.b1"), new Pcg32(1))!.Apply();
        Assert.Empty(graph.CellsAt(Block("bucket.b1"), "encrypted"));
    }

    [Fact]
    public void A_lonely_block_has_lost_what_all_others_have()
    {
        HouseHabits.Orphan(graph, Block("bucket.b1"), new Pcg32(1))!.Apply();
        Assert.Empty(graph.EdgesTo(Block("bucket.b1")));
        Assert.Single(graph.EdgesTo(Block("bucket.b2")));
    }

    [Fact]
    public void Two_others_are_no_habit()
    {
        Assert.Null(HouseHabits.Break(graph, Block("queue.q0"), new Pcg32(1)));
        Assert.Null(HouseHabits.Forget(graph, Block("queue.q0"), new Pcg32(1)));
        Assert.Null(HouseHabits.Orphan(graph, Block("queue.q0"), new Pcg32(1)));
    }

    private static int Block(string address) =>
        SmallGraphs.Features("new").Blocks.ToList().FindIndex(b => b.Address == address);
}
