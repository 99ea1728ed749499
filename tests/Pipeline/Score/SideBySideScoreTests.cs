using GraphSec.Models.Threading;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Tests.Pipeline.Score;

public class SideBySideScoreTests
{
    // Types are judged side by side, each thread with caches and walks of its own: none may be seen in what it says.
    [Fact]
    public void Scores_and_reasons_do_not_depend_on_the_threads()
    {
        var (alone, together) = (Array.Empty<string>(), Array.Empty<string>());
        Workers.Alone(() => alone = Scored());
        for (var repeat = 0; repeat < 3; repeat++)
        {
            together = Scored();
            Assert.Equal(alone, together);
        }

        Assert.True(alone.Length > 100, $"only {alone.Length} blocks");
    }

    private static string[] Scored()
    {
        var flow = new Flow(new FlowOptions { Kernels = "scalar" });
        var corpus = flow.Read(RepositoryFolder.At("examples/web-shop"));
        var detector = DetectorFile.Read(RepositoryFolder.At("models/pretrained"));
        return [.. flow.Score(corpus, detector).SelectMany(graph => graph.Blocks).Select(Line)];
    }

    private static string Line(BlockScore block) =>
        $"{block.Block.Address} {block.Surprise:R} {string.Join("; ", block.Reasons.Select(reason => $"{reason.Path} {reason.Seen} {reason.Share:R}"))}";
}
