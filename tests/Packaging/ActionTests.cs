using GraphSec.Tests.Cli;
using GraphSec.Tests.Pipeline.Artifacts;
using YamlDotNet.RepresentationModel;

namespace GraphSec.Tests.Packaging;

/// <summary>The scripts of action.yml, run as a runner runs them, with the program already built.</summary>
public sealed class ActionTests : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly YamlSequenceNode steps = (YamlSequenceNode)WorkflowTests.Load("action.yml")["runs"]["steps"];
    private readonly Dictionary<string, string?> inputs = new()
    {
        ["INPUT"] = RepositoryFolder.At("examples/web-shop"),
        ["FAIL_ON"] = "",
        ["THRESHOLD"] = "",
        ["TOP"] = "3",
        ["MODEL"] = RepositoryFolder.At("models/pretrained"),
    };

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Scores_and_goes_on()
    {
        var score = Score();
        Assert.Contains("web-shop: 135 resources", score.Out, StringComparison.Ordinal);
        Assert.Contains("\"version\": \"2.1.0\"", File.ReadAllText(scratch["graphsec.sarif"]), StringComparison.Ordinal);
        Assert.Equal(["code=0", "findings=false", $"sarif={scratch["graphsec.sarif"]}"], Outputs());
        Assert.StartsWith("## GraphSec\n", File.ReadAllText(scratch["summary"]), StringComparison.Ordinal);
        Assert.Equal(0, Result("0").Code);
    }

    [Fact]
    public void Fails_where_something_is_found()
    {
        inputs["FAIL_ON"] = "90";
        Score();
        Assert.Equal(["code=2", "findings=true", $"sarif={scratch["graphsec.sarif"]}"], Outputs());
        var result = Result("2");
        Assert.Equal(2, result.Code);
        Assert.Contains("::error title=GraphSec::", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_input_says_the_configuration_does()
    {
        scratch.Put("code/main.tf", "resource \"aws_vpc\" \"a\" {}\nresource \"aws_vpc\" \"b\" {}\n");
        scratch.Put("code/.graphsec.yaml", "threshold: 0\nfail-on: 0\ntop: 1\n");
        (inputs["INPUT"], inputs["TOP"]) = (scratch["code"], "");
        Assert.StartsWith("code: 2 resources, 2 of them at 0 or above", Score().Out, StringComparison.Ordinal);
        Assert.Equal("code=2", Outputs()[0]);
        (inputs["THRESHOLD"], inputs["FAIL_ON"]) = ("100", "101");
        File.Delete(scratch["output"]);
        Assert.Contains("none of them at 100 or above", Score().Out, StringComparison.Ordinal);
        Assert.Equal("code=0", Outputs()[0]);
    }

    [Fact]
    public void Takes_nothing_in_a_path_for_a_command()
    {
        inputs["INPUT"] = $"$(touch {scratch["evil"]}); `touch {scratch["evil"]}` --help";
        Assert.Contains("error: ", Score().Error, StringComparison.Ordinal);
        Assert.Equal(["code=1", "findings=false", $"sarif={scratch["graphsec.sarif"]}"], Outputs());
        Assert.False(File.Exists(scratch["evil"]));
        Assert.Equal(1, Result("1").Code);
    }

    private RunResult Score()
    {
        inputs["SARIF"] = scratch["graphsec.sarif"];
        (inputs["GITHUB_OUTPUT"], inputs["GITHUB_STEP_SUMMARY"]) = (scratch["output"], scratch["summary"]);
        return Script("Score", inputs);
    }

    private RunResult Result(string code) => Script("Result", new() { ["CODE"] = code, ["FAIL_ON"] = inputs["FAIL_ON"] });

    private RunResult Script(string step, Dictionary<string, string?> variables)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "bash may be another system's here");
        var script = ((YamlMappingNode)steps.Single(node => node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode("name"), out var name) && name.ToString() == step))["run"].ToString();
        variables["PATH"] = $"{Path.GetDirectoryName(ProgramRun.Path)}:{Environment.GetEnvironmentVariable("PATH")}";
        // The shell that 'shell: bash' stands for.
        return ProgramRun.Run("bash", variables, "--noprofile", "--norc", "-eo", "pipefail", "-c", script);
    }

    private string[] Outputs() => [.. File.ReadAllLines(scratch["output"]).Order(StringComparer.Ordinal)];
}
