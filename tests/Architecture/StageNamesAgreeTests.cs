using System.CommandLine;
using GraphSec.Cli;

namespace GraphSec.Tests.Architecture;

/// <summary>A stage, its command, its folder, its section of params.yaml and its stage of dvc.yaml share one word.</summary>
public sealed class StageNamesAgreeTests
{
    /// <summary>Commands that are no stages.</summary>
    private static readonly string[] Others = ["ablate", "baseline", "calibrate", "completion", "detectors", "devices", "diff", "publish", "run", "tune"];

    private readonly RootCommand root = GraphSecCommand.Create(new Terminal(() => Stream.Null, TextWriter.Null, TextWriter.Null, false, false));
    private readonly DvcPipeline pipeline = DvcPipeline.Read(RepositoryFolder.Root);

    [Fact]
    public void The_words_are_the_same()
    {
        string[] stages = [.. StageFolders.Names.Select(name => name.ToLowerInvariant())];
        Assert.Equal(stages, pipeline.Stages.Select(stage => stage.Name).Order(StringComparer.Ordinal));
        Assert.Equal(stages, pipeline.Parameters.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(stages, root.Subcommands.Select(command => command.Name).Except(Others).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_stage_runs_its_command_with_its_section()
    {
        foreach (var stage in pipeline.Stages)
        {
            Assert.Contains($"--project cli -- {stage.Name} ", stage.Command, StringComparison.Ordinal);
            Assert.EndsWith($"${{{stage.Name}}}", stage.Command, StringComparison.Ordinal);
            Assert.Equal([stage.Name], stage.Parameters);
            Assert.Contains(stage.Dependencies, path => path.Equals($"pipeline/{stage.Name}", StringComparison.OrdinalIgnoreCase));
            Assert.Contains("pipeline/Artifacts", stage.Dependencies);
        }
    }

    [Fact]
    public void Every_parameter_is_an_option()
    {
        foreach (var (section, values) in pipeline.Parameters)
        {
            var command = root.Subcommands.Single(command => command.Name == section);
            foreach (var key in values.Keys)
            {
                Assert.True(command.Options.Any(option => option.Name == $"--{key}"), $"{section} has no option --{key}");
            }
        }
    }

    [Fact]
    public void Dependencies_of_the_repository_exist()
    {
        foreach (var path in pipeline.Stages.SelectMany(stage => stage.Dependencies).Where(path => !path.StartsWith("data/", StringComparison.Ordinal)))
        {
            Assert.True(Path.Exists(RepositoryFolder.At(path)), path);
        }
    }
}
