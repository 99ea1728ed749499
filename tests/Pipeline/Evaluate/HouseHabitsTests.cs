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
        HouseHabits.Break(graph, Block("bucket.b1"), new Pcg32(1), Nothing)!.Apply();
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
        Assert.Null(HouseHabits.Break(graph, Block("queue.q0"), new Pcg32(1), Nothing));
        Assert.Null(HouseHabits.Forget(graph, Block("queue.q0"), new Pcg32(1)));
        Assert.Null(HouseHabits.Orphan(graph, Block("queue.q0"), new Pcg32(1)));
    }

    [Fact]
    public void Another_word_is_one_that_training_saw_there_or_one_made_up()
    {
        Assert.Equal("\"cold\"", Broken(1, (_, path) => path == "class" ? ["absent", "\"cold\"", "word"] : []));
        Assert.NotEqual(Broken(1, Nothing), Broken(2, Nothing));

        static string Broken(int seed, Func<string, string, IReadOnlyList<string>> others)
        {
            var blocks = Enumerable.Range(0, 5).Select(i => new BlockFeatures($"bucket.b{i}", "bucket", "", 1, null, null,
                [new Cell("class", "\"warm\"", "word")])).ToArray();
            var graph = new EditableGraph(new GraphFeatures("r", "r/g", SourceForm.Configuration, HasAttributes: true, blocks, []));
            HouseHabits.Break(graph, 0, new Pcg32((ulong)seed), others)!.Apply();
            return graph.CellsAt(0, "class").Single().Outcome;
        }
    }

    private static IReadOnlyList<string> Nothing(string type, string path) => [];

    private static int Block(string address) =>
        SmallGraphs.Features("new").Blocks.ToList().FindIndex(b => b.Address == address);
}
