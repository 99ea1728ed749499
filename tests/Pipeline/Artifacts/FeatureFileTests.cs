using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Artifacts;

public sealed class FeatureFileTests
{
    [Fact]
    public void What_is_written_is_read()
    {
        using var scratch = new ScratchFolder();
        FeatureFile.Write(SmallCorpus.Features, scratch["featurized"]);
        var read = FeatureFile.Read(scratch["featurized"]);
        FeatureFile.Write(read, scratch["again"]);
        foreach (var file in new[] { ArtifactFolders.Features, ArtifactFolders.Vocabulary })
        {
            Assert.Equal(File.ReadAllText(scratch["featurized/" + file]), File.ReadAllText(scratch["again/" + file]));
        }

        Assert.Equal(SmallCorpus.Features.Graphs.Select(g => g.Split), read.Graphs.Select(g => g.Split));
        foreach (var (written, back) in SmallCorpus.Features.Graphs.Zip(read.Graphs))
        {
            Assert.Equal(written.Graph.Errors, back.Graph.Errors);
            Assert.Equal(written.Graph.Notices, back.Graph.Notices);
            Assert.Equal(written.Graph.Edges, back.Graph.Edges);
            Assert.Equal(written.Graph.Blocks.Select(b => (b.Address, b.Place, b.Weight)), back.Graph.Blocks.Select(b => (b.Address, b.Place, b.Weight)));
            Assert.Equal(
                written.Graph.Blocks.SelectMany(b => b.Cells).Select(c => (c.Path, c.Outcome, c.Shape, string.Join('|', c.Instances))),
                back.Graph.Blocks.SelectMany(b => b.Cells).Select(c => (c.Path, c.Outcome, c.Shape, string.Join('|', c.Instances))));
        }
    }

    [Fact]
    public void What_blocks_share_is_read_and_a_block_that_is_not_there_is_told_of()
    {
        using var scratch = new ScratchFolder();
        var features = SmallCorpus.Features;
        var graph = features.Graphs[0] with { Graph = features.Graphs[0].Graph with { SharedInputs = [new SharedInput(true, [0, 1]), new SharedInput(false, [0, 1])] } };
        FeatureFile.Write(features with { Graphs = [graph] }, scratch["featurized"]);
        var read = FeatureFile.Read(scratch["featurized"]).Graphs[0].Graph.SharedInputs;
        Assert.Equal([true, false], read.Select(i => i.Repeats));
        Assert.All(read, i => Assert.Equal([0, 1], i.Blocks));

        FeatureFile.Write(features with { Graphs = [graph with { Graph = graph.Graph with { SharedInputs = [new SharedInput(true, [0, 999])] } }] }, scratch["featurized"]);
        Assert.Contains("line 1", Assert.Throws<InputException>(() => FeatureFile.Read(scratch["featurized"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_off_is_told_by_its_line()
    {
        using var scratch = new ScratchFolder();
        FeatureFile.Write(SmallCorpus.Features, scratch["featurized"]);
        var path = scratch["featurized/" + ArtifactFolders.Features];
        File.WriteAllText(path, File.ReadAllText(path)[..^100]);
        var error = Assert.Throws<InputException>(() => FeatureFile.Read(scratch["featurized"]));
        Assert.Contains("line 6 is cut off", error.Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => FeatureFile.Read(scratch["nothing"]));
    }
}
