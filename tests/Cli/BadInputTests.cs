using System.Text;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Cli;

/// <summary>What is no Terraform input gives one clear line, exit code 1, and leaves nothing behind.</summary>
public sealed class BadInputTests(TrainedModel model) : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("""digraph { "aws_vpc.a" -> "aws_sub""")]
    [InlineData("""digraph { "[root] aws_vpc.a" -> """)]
    [InlineData("digraph {")]
    [InlineData("""{"some": "json", "of": ["another", "kind"]}""")]
    [InlineData("""{"format_version": "1.2", "planned_values": {"root_module": """)]
    [InlineData("[1, 2, 3]")]
    [InlineData("")]
    [InlineData("   \n\n")]
    [InlineData("hello")]
    [InlineData("<html></html>")]
    public void A_broken_file(string content)
    {
        scratch.Put("input", content);
        Score("input");
    }

    [Fact]
    public void A_binary_file()
    {
        scratch.Put("input", "");
        File.WriteAllBytes(scratch["input"], [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7919 >> 3))]);
        Score("input");
    }

    [Fact]
    public void A_missing_path() => Score("nowhere/at/all");

    [Fact]
    public void An_empty_folder()
    {
        Directory.CreateDirectory(scratch["empty"]);
        Score("empty");
    }

    [Fact]
    public void A_folder_of_other_things()
    {
        scratch.Put("folder/readme.txt", "hello");
        Score("folder");
    }

    [Fact]
    public void A_huge_single_line()
    {
        scratch.Put("input", new string('x', 20_000_000));
        Score("input");
        scratch.Put("input", "{\"a\": \"" + new string('x', 20_000_000) + "\"}");
        Score("input");
        scratch.Put("input", "digraph { \"" + new string('x', 20_000_000));
        Score("input");
    }

    [Fact]
    public void A_stage_without_its_input_writes_nothing()
    {
        foreach (var stage in new[] { "parse", "flatten", "featurize", "train", "report" })
        {
            new GraphSecRun().In(scratch.Path).Run(stage, "--input", "nowhere", "--output", "out").IsOneErrorLine();
            Assert.Empty(Directory.GetFileSystemEntries(scratch.Path));
        }

        new GraphSecRun().In(scratch.Path).Run("collect", "--input", "nowhere", "--output", "out").IsOneErrorLine();
        new GraphSecRun().In(scratch.Path).Run("evaluate", "--input", "nowhere", "--model", "nowhere", "--output", "out").IsOneErrorLine();
        new GraphSecRun().In(scratch.Path).Run("score", "--input", "nowhere", "--model", model.Folder, "--output", "out").IsOneErrorLine();
        Assert.Empty(Directory.GetFileSystemEntries(scratch.Path));
    }

    /// <summary>Terraform refuses one, so it is an error; what there is to say of the rest is said.</summary>
    [Fact]
    public void A_cyclic_graph_is_told_and_still_ranked()
    {
        var dot = """digraph { "aws_vpc.a" -> "aws_vpc.b"; "aws_vpc.b" -> "aws_vpc.c"; "aws_vpc.c" -> "aws_vpc.a"; }""";
        var run = new GraphSecRun().Given(Encoding.UTF8.GetBytes(dot)).Run("score", "-", "--model", model.Folder);
        Assert.Equal(1, run.Code);
        Assert.StartsWith("standard input: 3 resources", run.Out, StringComparison.Ordinal);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    private void Score(string path)
    {
        var before = scratch.Files();
        new GraphSecRun().In(scratch.Path).Run("score", path, "--model", model.Folder, "--output", "report.txt").IsOneErrorLine();
        Assert.Equal(before, scratch.Files());
    }
}
