using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Artifacts;

public sealed class VocabularyBuilderTests
{
    // Instances of a block that lack what others of it have are cells; blocks that lack it are none.
    [Fact]
    public void Blocks_without_a_path_and_blocks_of_which_some_instances_lack_it_are_both_absent()
    {
        List<BlockFeatures> blocks = [.. Enumerable.Range(0, 8).Select(i => Block(i, new Cell("name", $"n{i}", "word")))];
        blocks.Add(Block(8, new Cell("key", "k", "word"), new Cell("name", "n8", "word")));
        blocks.Add(Block(9, new Cell("key", "k", "word"), new Cell("name", "n9", "word")));
        blocks.Add(Block(10, new Cell("key", Cell.Absent, Cell.Absent), new Cell("key", "k", "word"), new Cell("name", "n10", "word")));
        var graph = new GraphFeatures("r", "g", SourceForm.Configuration, HasAttributes: true, blocks, []);

        var type = Assert.Single(VocabularyBuilder.Build([graph], new VocabularyLimits(1, 1, 1, 16)).Types);
        var key = Assert.Single(type.Variables, variable => variable.Path == "key");
        Assert.Equal(11, key.Blocks);
        Assert.Equal(9, key.Outcomes.Single(outcome => outcome.Text == Cell.Absent).Blocks);
        Assert.Equal(3, key.Outcomes.Single(outcome => outcome.Text == "k").Blocks);
    }

    private static BlockFeatures Block(int number, params Cell[] cells) => new($"bucket.b{number}", "bucket", "", 1, null, null, cells);
}
