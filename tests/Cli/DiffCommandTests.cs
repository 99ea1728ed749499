using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Cli;

public sealed class DiffCommandTests(TrainedModel model) : IDisposable
{
    private const string Network = """
        resource "aws_vpc" "main" {
          cidr_block = "10.0.0.0/16"
        }
        resource "aws_subnet" "a" {
          vpc_id                  = aws_vpc.main.id
          map_public_ip_on_launch = false
        }

        """;

    private const string Instance = "resource \"aws_instance\" \"web\" {\n  subnet_id = aws_subnet.a.id\n}\n";

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Two_folders_are_compared()
    {
        scratch.Put("old/main.tf", Network + Instance);
        scratch.Put("new/main.tf", Network.Replace("/16", "/8", StringComparison.Ordinal) + Instance + "resource \"aws_subnet\" \"b\" {\n  vpc_id = aws_vpc.main.id\n}\n");
        var changes = Changes("old", "new", "--threshold", "0");
        Assert.Equal(["aws_subnet.b added", "aws_vpc.main changed"], Touched(changes));
        Assert.Equal(["aws_subnet.b"], changes.GetProperty("new").EnumerateArray().Select(Address));
        Assert.Equal(["aws_subnet.a 1", "aws_instance.web 2"], changes.GetProperty("blast_radius").EnumerateArray().Select(block => $"{Address(block)} {block.GetProperty("steps")}"));
        Assert.Equal("old", changes.GetProperty("base").GetString());
        var text = Diff("old", "new", "--threshold", "0");
        Assert.StartsWith("new against old: 1 new outlier, 0 gone, ", text.Out, StringComparison.Ordinal);
        Assert.Contains("\n new outliers\n", text.Out, StringComparison.Ordinal);
        var markdown = Diff("old", "new", "--threshold", "0", "--format", "markdown").Out;
        Assert.Contains("### New outliers\n", markdown, StringComparison.Ordinal);
        Assert.Contains("```mermaid\nflowchart LR\n", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_gone_reaches_those_who_depended_on_it()
    {
        scratch.Put("old/main.tf", Network + Instance);
        scratch.Put("new/main.tf", Network[..Network.IndexOf("resource \"aws_subnet", StringComparison.Ordinal)] + Instance.Replace("aws_subnet.a.id", "\"subnet-1\"", StringComparison.Ordinal));
        var changes = Changes("old", "new", "--threshold", "0");
        Assert.Equal(["aws_instance.web changed", "aws_subnet.a removed"], Touched(changes));
        Assert.Equal(["aws_subnet.a"], changes.GetProperty("gone").EnumerateArray().Select(Address));
        Assert.Empty(changes.GetProperty("blast_radius").EnumerateArray());
    }

    [Fact]
    public void Only_new_outliers_count_against_the_limit()
    {
        scratch.Put("old/main.tf", Network);
        scratch.Put("new/main.tf", Network + Instance);
        Assert.Equal(0, Diff("old", "old", "--threshold", "0", "--fail-on", "0").Code);
        Assert.Equal(2, Diff("old", "new", "--threshold", "0", "--fail-on", "0").Code);
        Assert.Equal("old against old: no resource changed\n", Diff("old", "old").Out);
        scratch.Put("old/broken.tf", "resource {{{");
        var broken = Diff("old", "new");
        Assert.Equal(1, broken.Code);
        Assert.Contains("error: old: broken.tf:1", broken.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Revisions_are_read_without_hooks_filters_or_a_checkout()
    {
        scratch.Put("repo/envs/prod/main.tf", "module \"net\" {\n  source = \"../../net\"\n}\n");
        scratch.Put("repo/net/main.tf", Network);
        scratch.Put("repo/.gitattributes", "*.tf filter=evil export-ignore\n");
        Git("init", "-q", "-b", "main");
        Git("config", "filter.evil.smudge", "touch smudged; cat");
        Git("add", "-A");
        Git("commit", "-q", "-m", "one");
        scratch.Put("repo/net/main.tf", Network + Instance);
        scratch.Put("repo/.git/hooks/post-checkout", "#!/bin/sh\ntouch hooked\n");
        var run = Diff("HEAD", "--path", "repo/envs/prod", "--threshold", "0", "--format", "json");
        Assert.Equal(["module.net.aws_instance.web added"], Touched(Json(run)));
        Git("commit", "-q", "-a", "-m", "two");
        var both = Json(Diff("HEAD~1", "main", "--path", "repo/envs/prod", "--threshold", "0", "--format", "json"));
        Assert.Equal(["module.net.aws_instance.web added"], Touched(both));
        Assert.Equal([], Touched(Json(Diff("main", "--path", "repo/envs/prod", "--format", "json"))));
        Assert.DoesNotContain(scratch.Files(), file => file.EndsWith("smudged", StringComparison.Ordinal) || file.EndsWith("hooked", StringComparison.Ordinal));
        Diff("nowhere", "--path", "repo").IsOneErrorLine();
        Diff("HEAD", "--path", "repo/none").IsOneErrorLine();
        Diff("refs/heads/--upload-pack=x", "--path", "repo").IsOneErrorLine();
    }

    [Fact]
    public void What_is_excluded_is_not_gone()
    {
        scratch.Put("old/main.tf", Network);
        scratch.Put("new/main.tf", Network);
        scratch.Put("new/.graphsec.yaml", "exclude:\n  types: [aws_vpc]\n");
        var changes = Changes("old", "new", "--threshold", "0");
        Assert.Empty(Touched(changes));
        Assert.Empty(changes.GetProperty("gone").EnumerateArray());
    }

    [Fact]
    public void Outside_of_a_repository_a_word_that_is_no_path_is_told()
    {
        var run = Diff("main");
        run.IsOneErrorLine();
        Assert.Contains("there is no git repository here", run.Error, StringComparison.Ordinal);
    }

    private static string Address(JsonElement block) => block.GetProperty("address").GetString()!;

    private static string[] Touched(JsonElement changes) =>
        [.. changes.GetProperty("changed").EnumerateArray().Select(block => $"{Address(block)} {block.GetProperty("cause").GetString()}")];

    private static JsonElement Json(RunResult run)
    {
        Assert.True(run.Code == 0, run.Error);
        using var document = JsonDocument.Parse(run.Out);
        return document.RootElement.Clone().GetProperty("changes");
    }

    private JsonElement Changes(params string[] args) => Json(Diff([.. args, "--format", "json"]));

    private RunResult Diff(params string[] args) => new GraphSecRun().In(scratch.Path).Run(["diff", .. args, "--model", model.Folder]);

    private void Git(params string[] arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false", .. arguments])
            {
                WorkingDirectory = scratch["repo"],
                RedirectStandardError = true,
            })!;
            git.StandardError.ReadToEnd();
            git.WaitForExit();
            Assert.Equal(0, git.ExitCode);
        }
        catch (Win32Exception)
        {
            Assert.SkipWhen(!OutsideProgram.MustBeThere, "git is not installed");
            throw;
        }
    }
}
