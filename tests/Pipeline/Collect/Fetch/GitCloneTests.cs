using System.Diagnostics;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Collect;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Collect.Fetch;

/// <summary>Repositories of this machine, by way of git.</summary>
public sealed class GitCloneTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose()
    {
        // Git makes its objects read-only, which some systems do not delete.
        foreach (var file in Directory.EnumerateFiles(scratch.Path, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        scratch.Dispose();
    }

    [Fact]
    public void A_repository_is_collected_and_named()
    {
        var url = Repository("infra", ("main.tf", "x = 1"), ("modules/net/main.tf", ""));
        var sources = Collect(url);
        Assert.Equal([".", "modules/net"], sources.Items.Select(item => item.Name));
        Assert.All(sources.Items, item => Assert.Equal("infra", item.Repository));
    }

    [Fact]
    public void A_branch_or_tag_is_taken_where_one_is_named()
    {
        var url = Repository("infra", ("main.tf", "x = 1"));
        Git("infra", "checkout", "-q", "-b", "feature/x");
        scratch.Put("infra/extra/main.tf", "y = 2");
        Commit("infra");
        Git("infra", "checkout", "-q", "-");
        Assert.Equal(["."], Collect(url).Items.Select(item => item.Name));
        Assert.Equal([".", "extra"], Collect(url + "?ref=feature/x").Items.Select(item => item.Name));
    }

    [Fact]
    public void Several_inputs_stand_beside_each_other()
    {
        var url = Repository("infra", ("main.tf", "x = 1"));
        scratch.Put("folder/one/main.tf", "y = 1");
        scratch.Put("folder/two/main.tf", "z = 1");
        scratch.Put("other/infra/main.tf", "w = 1");

        var sources = Collector.Collect([url, scratch["folder"], scratch["other/infra"]], scratch["out"], new CollectOptions());

        Assert.Equal(
            ["folder/one of folder/one", "folder/two of folder/two", "infra of infra", "infra-2 of infra-2"],
            sources.Items.Select(item => $"{item.Name} of {item.Repository}"));
        Assert.All(sources.Items, item => Assert.True(File.Exists(Path.Combine(sources.FullPath(item), "main.tf"))));
    }

    [Fact]
    public void One_input_that_fails_does_not_stop_the_others()
    {
        scratch.Put("folder/main.tf", "y = 1");
        var sources = Collector.Collect([FileUrl("nothing"), scratch["folder"]], scratch["out"], new CollectOptions());
        Assert.Equal(["folder"], sources.Items.Select(item => item.Name));
        Assert.StartsWith($"cannot collect from '{FileUrl("nothing")}': git says: ", Assert.Single(sources.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_in_a_repository_is_run_or_followed()
    {
        var sub = Repository("sub", ("main.tf", "sub = 1"));
        var mark = scratch["evil"];
        var url = Repository("infra", ("main.tf", "x = 1\n"), (".gitattributes", "*.tf filter=evil\n*.tf ident text eol=crlf\n"));
        Git("infra", "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", sub, "sub");
        Commit("infra");
        scratch.Put("infra/.git/hooks/post-checkout", $"#!/bin/sh\ntouch {mark}\n");
        // A filter of that name in the user's own settings: git would run it for whoever asks in .gitattributes.
        scratch.Put("home/.gitconfig", $"[filter \"evil\"]\n\tsmudge = touch {mark}\n\trequired = true\n");
        var before = Environment.GetEnvironmentVariable("GIT_CONFIG_GLOBAL");
        try
        {
            Environment.SetEnvironmentVariable("GIT_CONFIG_GLOBAL", scratch["home/.gitconfig"]);
            var sources = Collect(url);
            Assert.Equal(["."], sources.Items.Select(item => item.Name));
            Assert.Equal("x = 1\n", File.ReadAllText(Path.Combine(sources.Root, "main.tf")));
        }
        finally
        {
            Environment.SetEnvironmentVariable("GIT_CONFIG_GLOBAL", before);
        }

        Assert.False(File.Exists(mark));
    }

    [Fact]
    public void What_cannot_be_cloned_is_one_line()
    {
        var error = Assert.Throws<InputException>(() => Collect(FileUrl("nothing")));
        Assert.Contains("check the address", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.False(Path.Exists(scratch["out"]));
    }

    private CollectedSources Collect(string url) => Collector.Collect(url, scratch["out"], new CollectOptions());

    private string Repository(string name, params (string Name, string Text)[] files)
    {
        foreach (var (file, text) in files)
        {
            scratch.Put($"{name}/{file}", text);
        }

        Git(name, "init", "-q");
        Commit(name);
        return FileUrl(name);
    }

    private string FileUrl(string name) => new Uri(scratch[name]).AbsoluteUri;

    private void Commit(string name)
    {
        Git(name, "add", "-A");
        Git(name, "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "x");
    }

    private void Git(string name, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = scratch[name], RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, errors);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.SkipWhen(!OutsideProgram.MustBeThere, "git is not installed");
            throw;
        }
    }
}
