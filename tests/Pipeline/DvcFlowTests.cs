using GraphSec.Tests.Architecture;
using GraphSec.Tests.Cli;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline;

/// <summary>The pipeline of dvc.yaml, run stage by stage without DVC.</summary>
public sealed class DvcFlowTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Every_stage_writes_its_outputs_alone_and_twice_the_same_bytes()
    {
        using var other = new ScratchFolder();
        Of(scratch).Run();
        Of(other).Run();
        var files = scratch.Files();
        Assert.Equal(files, other.Files());
        foreach (var file in files)
        {
            Assert.True(File.ReadAllBytes(scratch[file]).AsSpan().SequenceEqual(File.ReadAllBytes(other[file])), $"{file} differs");
        }

        foreach (var (file, column) in DvcFileTests.PlotColumns())
        {
            Assert.Contains(column, File.ReadLines(scratch[file]).First().Split(','));
        }
    }

    [Fact]
    public void Only_what_changed_and_what_depends_on_it_runs_again()
    {
        var reproduction = Of(scratch);
        var parameters = reproduction.Pipeline.Parameters;
        Assert.Equal(["collect", "parse", "flatten", "featurize", "train", "evaluate", "score", "report"], reproduction.Run());
        Assert.Empty(reproduction.Run());

        parameters["report"]["top"] = "3";
        Assert.Equal(["report"], reproduction.Run());

        parameters["score"]["threshold"] = "50";
        Assert.Equal(["score", "report"], reproduction.Run());

        parameters["evaluate"]["seed"] = "8";
        // A report may show the figures.
        Assert.Equal(["evaluate"], reproduction.Run().Except(["report"]));

        // What comes out the same stops the wave.
        parameters["parse"]["workspace"] = "other";
        Assert.Equal(["parse"], reproduction.Run());

        // A comment moves no resource, and is in no table.
        File.AppendAllText(scratch["examples/web-shop/keys.tf"], "# the end\n");
        Assert.Equal(["collect"], reproduction.Run()[..1]);
        Assert.Empty(reproduction.Run());
    }

    [Fact]
    public void A_broken_source_stops_nothing_and_is_told_to_the_end()
    {
        scratch.Put("examples/broken/graph.dot", "digraph {");
        var reproduction = Of(scratch);
        reproduction.Run();
        Assert.Contains("broken/graph.dot", File.ReadAllText(scratch["data/report/report.md"]), StringComparison.Ordinal);
        Assert.Contains("\"errors\": [\n", File.ReadAllText(scratch["data/report/report.json"]), StringComparison.Ordinal);

        var strict = new GraphSecRun().In(scratch.Path).Run("parse", "--output", "data/again", "--on-error", "fail");
        Assert.Equal(1, strict.Code);
        Assert.True(Directory.Exists(scratch["data/again"]));
    }

    [Fact]
    public void A_run_by_the_same_parameters_gives_the_same_bytes()
    {
        var reproduction = Of(scratch);
        reproduction.Run();
        var sections = reproduction.Pipeline.Parameters.Select(section => $"{section.Key}:\n{string.Concat(section.Value.Select(pair => $"  {pair.Key}: {pair.Value}\n"))}");
        scratch.Put("params.yaml", string.Concat(sections));
        var run = new GraphSecRun().In(scratch.Path).Run("run", "examples", "--output", "again");
        Assert.True(run.Code == 0, run.Error);
        foreach (var file in scratch.Files().Where(file => file.StartsWith("data/", StringComparison.Ordinal)))
        {
            Assert.True(File.ReadAllBytes(scratch[file]).AsSpan().SequenceEqual(File.ReadAllBytes(scratch["again" + file["data".Length..]])), $"{file} differs");
        }
    }

    [Fact]
    public void A_parameter_that_no_stage_has_is_one_line()
    {
        scratch.Put("params.yaml", "train:\n  lr: 0.1\n");
        var run = new GraphSecRun().In(scratch.Path).Run("run", "examples");
        run.IsOneErrorLine();
        Assert.Contains("'params.yaml', section 'train': ", run.Error, StringComparison.Ordinal);
    }

    private static Reproduction Of(ScratchFolder folder)
    {
        var pipeline = DvcPipeline.Read(RepositoryFolder.Root);
        // Fewer epochs: how long training runs is the one thing here that takes time and tests nothing.
        pipeline.Parameters["train"]["epochs"] = "2";
        pipeline.Parameters["evaluate"]["rounds"] = "1";
        foreach (var file in RepositoryFolder.Files("examples", "*"))
        {
            folder.Put(file, "");
            File.Copy(RepositoryFolder.At(file), folder[file], overwrite: true);
        }

        return new Reproduction(folder, pipeline);
    }
}
