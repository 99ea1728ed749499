using System.Diagnostics;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Collect;
using GraphSec.Pipeline.Parse;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Collect;

/// <summary>Collecting with a terraform: a real one where there is one, and made-up ones that fail.</summary>
public sealed class WithTerraformTests : IDisposable
{
    private const string Code = """
        resource "terraform_data" "a" {}
        resource "terraform_data" "b" { input = terraform_data.a.id }

        """;

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void The_graphs_and_plans_of_terraform_become_sources()
    {
        scratch.Put("in/one/main.tf", Code);
        scratch.Put("in/two/main.tf", Code + "terraform {\n  backend \"s3\" {\n    bucket = \"nobody\"\n    key = \"x\"\n    region = \"eu-west-1\"\n  }\n}\n");
        scratch.Put("in/three/main.tf", Code + "terraform {\n  cloud {\n    organization = \"nobody\"\n    workspaces {\n      name = \"x\"\n    }\n  }\n}\n");
        Terraform("in/one", "init", "-input=false");
        Terraform("in/one", "plan", "-input=false", "-out=saved.tfplan");
        var before = scratch.Files();

        var sources = Collector.Collect(scratch["in"], scratch["out"], new CollectOptions { WithTerraform = "" });

        Assert.Empty(sources.Errors);
        Assert.Equal(before, scratch.Files().Where(file => !file.StartsWith("out/", StringComparison.Ordinal)));
        Assert.Equal(
            ["one", "one/saved.tfplan.json", "one/terraform-graph.dot", "three", "three/terraform-graph.dot", "two", "two/terraform-graph.dot"],
            sources.Items.Select(item => item.Name));
        var graphs = SourceParser.ReadAll(sources, new ParseOptions()).Graphs;
        Assert.Equal(
            ["terraform_data.a", "terraform_data.b"],
            graphs.SelectMany(graph => graph.Nodes.Where(node => node.IsResource)).Select(node => node.BlockAddress).Distinct().Order(StringComparer.Ordinal));
        Assert.All(graphs, graph => Assert.Contains(graph.Edges, edge => graph.Nodes[edge.From].BlockAddress == "terraform_data.b" && graph.Nodes[edge.To].BlockAddress == "terraform_data.a"));
    }

    [Fact]
    public void Unasked_no_program_runs()
    {
        scratch.Put("in/main.tf", Code);
        Assert.Equal(["."], Collector.Collect(scratch["in"], scratch["out"], new CollectOptions()).Items.Select(item => item.Name));
    }

    [Fact]
    public void Folders_that_fail_are_told_and_the_rest_goes_on()
    {
        scratch.Put("in/good/main.tf", Code);
        scratch.Put("in/bad/main.tf", Code + "x");
        var program = Program("case \"$1 $PWD\" in version*) ;; init*/bad) echo 'Error: no such provider' >&2; exit 1;; graph*) echo 'digraph { a -> b }';; esac");

        var sources = Collector.Collect(scratch["in"], scratch["out"], new CollectOptions { WithTerraform = program });

        Assert.Equal(["bad", "good", "good/terraform-graph.dot"], sources.Items.Select(item => item.Name));
        Assert.Equal("'bad': terraform init failed: no such provider; run it there yourself, or collect without --with-terraform", Assert.Single(sources.Errors));
    }

    [Fact]
    public void A_program_that_does_not_end_is_ended()
    {
        scratch.Put("in/main.tf", Code);
        var program = Program("test \"$1\" = version || sleep 60");
        var clock = Stopwatch.StartNew();
        var sources = Collector.Collect(scratch["in"], scratch["out"], new CollectOptions { WithTerraform = program, TimeLimit = TimeSpan.FromSeconds(1) });
        Assert.Contains("it did not end in time", Assert.Single(sources.Errors), StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
    }

    [Fact]
    public void A_program_that_is_not_there_is_one_line()
    {
        scratch.Put("in/main.tf", Code);
        var error = Assert.Throws<InputException>(() => Collector.Collect(scratch["in"], scratch["out"], new CollectOptions { WithTerraform = scratch["nothing"] }));
        Assert.Equal($"'{scratch["nothing"]}' is no terraform that runs here; name the program: --with-terraform=/path/to/terraform", error.Message);
    }

    private string Program(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no shell scripts here");
        var path = scratch.Put("program.sh", "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    private void Terraform(string folder, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("terraform", arguments) { WorkingDirectory = scratch[folder], RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, errors.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.SkipWhen(!OutsideProgram.MustBeThere, "terraform is not installed");
            throw;
        }
    }
}
