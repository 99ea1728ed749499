using System.Text.Json;
using GraphSec.Pipeline.Artifacts.Baselines;
using GraphSec.Pipeline.Score;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Cli;

/// <summary><c>score --detector</c> on Terraform.</summary>
public sealed class NamedDetectorTests : IDisposable
{
    private readonly TrainedModel model;
    private readonly ScratchFolder scratch = new();

    public NamedDetectorTests(TrainedModel model)
    {
        this.model = model;
        scratch.Put("shop/main.tf", """
            resource "aws_vpc" "main" {
              cidr_block = "10.0.0.0/16"
            }
            resource "aws_subnet" "a" {
              vpc_id = aws_vpc.main.id
            }
            resource "aws_subnet" "b" {
              vpc_id = aws_vpc.main.id
            }
            """);
    }

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void The_list_tells_what_each_takes()
    {
        var lines = new GraphSecRun().Run("detectors").Out.Split('\n');
        Assert.All(NamedDetectors.All, detector => Assert.Single(lines, line => line.StartsWith($"{detector.Word} ", StringComparison.Ordinal)));
        Assert.Matches("^chow-liu +Terraform +the input +yes ", lines.Single(line => line.StartsWith("chow-liu", StringComparison.Ordinal)));
        Assert.Matches("^degree +Terraform, graphs +nothing +no ", lines.Single(line => line.StartsWith("degree", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_report_is_the_same_and_says_what_its_scores_are()
    {
        var run = Score("shop", "--detector", "degree", "--top", "1");
        Assert.Equal(0, run.Code);
        Assert.StartsWith("shop: 3 resources, ", run.Out, StringComparison.Ordinal);
        Assert.Contains("aws_vpc.main", run.Out, StringComparison.Ordinal);
        Assert.Equal("note: scores are by degree: percentiles among its own resources; it ranks without reasons\n", run.Error);
        using var json = JsonDocument.Parse(Score("shop", "--detector", "dominant", "--format", "json").Out);
        Assert.Contains("fitted to this code", json.RootElement.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Our_own_may_be_named_and_peers_alone_are_those_of_the_model()
    {
        Assert.Equal(Score("shop").Out, Score("shop", "--detector", "graphsec").Out);
        Assert.Equal("peers-alone", BaselineCatalog.Baselines.Single(baseline => baseline.Name == BaselineCatalog.PeersAlone).Word);
        var alone = Score("shop", "--detector", "peers-alone");
        Assert.Equal((0, ""), (alone.Code, alone.Error));
    }

    [Theory]
    [InlineData("'oracle' is no detector for Terraform", "shop", "--detector", "oracle")]
    [InlineData("--seed is for what --detector names", "shop", "--seed", "3")]
    [InlineData("goes with a path, not with --input", "--input", "features", "--detector", "chow-liu")]
    public void What_means_nothing_is_one_line(string expected, params string[] arguments)
    {
        var run = Score(arguments);
        Assert.Equal(1, run.Code);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    private RunResult Score(params string[] arguments) => new GraphSecRun().In(scratch.Path).Run(["score", "--model", model.Folder, .. arguments]);
}
