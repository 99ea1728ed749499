using GraphSec.Tests.Architecture;
using GraphSec.Tests.Cli;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline;

/// <summary>Does what <c>dvc repro</c> would, without DVC: every stage's command, in the order of their dependencies.</summary>
public sealed class DvcFlowTests
{
    [Fact]
    public void Every_stage_writes_its_outputs_and_twice_the_same_bytes()
    {
        using var first = new ScratchFolder();
        using var second = new ScratchFolder();
        Reproduce(first);
        Reproduce(second);
        var files = first.Files();
        Assert.Equal(files, second.Files());
        foreach (var file in files)
        {
            Assert.True(File.ReadAllBytes(first[file]).AsSpan().SequenceEqual(File.ReadAllBytes(second[file])), $"{file} differs");
        }
    }

    private static void Reproduce(ScratchFolder folder)
    {
        var pipeline = DvcPipeline.Read(RepositoryFolder.Root);
        // Fewer epochs: how long training runs is the one thing here that takes time and tests nothing.
        pipeline.Parameters["train"]["epochs"] = "2";
        foreach (var file in RepositoryFolder.Files("examples", "*"))
        {
            folder.Put(file, "");
            File.Copy(RepositoryFolder.At(file), folder[file], overwrite: true);
        }

        foreach (var stage in pipeline.InOrder())
        {
            var before = folder.Files().ToHashSet(StringComparer.Ordinal);
            var run = new GraphSecRun().In(folder.Path).Run(pipeline.Arguments(stage));
            Assert.True(run.Code == 0, $"{stage.Name}: {run.Error}");
            Assert.Equal("", run.Out);
            Assert.All(stage.Outputs, output => Assert.True(Path.Exists(folder[output]), output));
            Assert.All(folder.Files().Where(file => !before.Contains(file)), file =>
                Assert.Contains(stage.Outputs, output => file == output || file.StartsWith(output + "/", StringComparison.Ordinal)));
        }
    }
}
