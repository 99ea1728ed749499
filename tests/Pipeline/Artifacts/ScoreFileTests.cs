using GraphSec.Models.Kernels;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Score;

namespace GraphSec.Tests.Pipeline.Artifacts;

public sealed class ScoreFileTests
{
    [Fact]
    public void What_is_written_is_read_but_for_cells_and_edges()
    {
        using var scratch = new ScratchFolder();
        var kernels = KernelRegistry.Create("scalar");
        var scores = Scorer.Explained([.. SmallCorpus.Features.Graphs.Select(g => SmallCorpus.Trained.Detector.Score(g.Graph, 20, kernels))]);
        ScoreFile.Write(scores, scratch["scores"]);
        var read = ScoreFile.Read(scratch["scores"]);
        ScoreFile.Write(read, scratch["again"]);
        foreach (var file in new[] { ArtifactFolders.OutlierScores, ArtifactFolders.ScoredGraphs })
        {
            Assert.Equal(File.ReadAllText(scratch["scores/" + file]), File.ReadAllText(scratch["again/" + file]));
        }

        Assert.Equal(scores.Select(s => s.Features.Name), read.Select(s => s.Features.Name));
        Assert.Equal(scores[0].Features.Errors, read[0].Features.Errors);
        Assert.Equal(scores[0].Blocks.Select(b => b.Block.Place), read[0].Blocks.Select(b => b.Block.Place));
        var nearest = scores.SelectMany(s => s.Blocks).Select(b => b.Nearest).ToArray();
        Assert.Contains(nearest, found => found is not null);
        Assert.Equal(nearest.Select(found => found?.Address), read.SelectMany(s => s.Blocks).Select(b => b.Nearest?.Address));
        Assert.Equal(5 * 6, File.ReadLines(scratch["scores/" + ArtifactFolders.OutlierScores]).Count());
    }

    [Fact]
    public void Lost_lines_are_noticed()
    {
        using var scratch = new ScratchFolder();
        var kernels = KernelRegistry.Create("scalar");
        ScoreFile.Write([SmallCorpus.Trained.Detector.Score(SmallCorpus.Features.Graphs[0].Graph, 90, kernels)], scratch["scores"]);
        var path = scratch["scores/" + ArtifactFolders.OutlierScores];
        File.WriteAllLines(path, File.ReadAllLines(path).Skip(1));
        Assert.Throws<InputException>(() => ScoreFile.Read(scratch["scores"]));
    }
}
