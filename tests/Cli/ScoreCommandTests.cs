using System.Text;
using System.Text.Json;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Cli;

public sealed class ScoreCommandTests(TrainedModel model) : IDisposable
{
    private const string Code = """
        resource "aws_vpc" "main" {
          cidr_block = "10.0.0.0/16"
        }
        resource "aws_subnet" "a" {
          vpc_id                  = aws_vpc.main.id
          map_public_ip_on_launch = false
        }
        resource "aws_subnet" "b" {
          vpc_id                  = aws_vpc.main.id
          map_public_ip_on_launch = true
        }
        """;

    private const string Dot = """digraph G { "aws_subnet.a" [label="aws_subnet.a"]; "aws_vpc.main" [label="aws_vpc.main"]; "aws_subnet.a" -> "aws_vpc.main"; }""";

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_folder_is_ranked_with_places()
    {
        scratch.Put("shop/main.tf", Code);
        var run = Score("shop");
        Assert.Equal(0, run.Code);
        Assert.Equal("", run.Error);
        Assert.StartsWith("shop: 3 resources, ", run.Out, StringComparison.Ordinal);
        Assert.Matches(@"aws_subnet\.b +main\.tf:8\n", run.Out);
    }

    [Fact]
    public void Standard_input_is_read()
    {
        var run = new GraphSecRun().Given(Encoding.UTF8.GetBytes(Dot)).Run("score", "-", "--model", model.Folder);
        Assert.Equal(0, run.Code);
        Assert.StartsWith("standard input: 2 resources", run.Out, StringComparison.Ordinal);
        Assert.Contains(", by structure alone: the input has no attributes\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Top_limits_and_zero_shows_all()
    {
        scratch.Put("shop/main.tf", Code);
        Assert.Single(Json(Score("shop", "--format", "json", "--top", "1")).GetProperty("findings").EnumerateArray());
        Assert.Equal(3, Json(Score("shop", "--format", "json", "--top", "0")).GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public void Findings_at_the_limit_exit_with_2()
    {
        scratch.Put("shop/main.tf", Code);
        Assert.Equal(2, Score("shop", "--fail-on", "0").Code);
        Assert.Equal(0, Score("shop", "--fail-on", "100.5").Code);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("markdown")]
    public void Every_format_can_go_to_a_file(string format)
    {
        scratch.Put("shop/main.tf", Code);
        var run = Score("shop", "--format", format, "--threshold", "0", "--output", "out.txt");
        Assert.Equal("", run.Out);
        Assert.Contains("aws_subnet.b", File.ReadAllText(scratch["out.txt"]), StringComparison.Ordinal);
        Assert.Equal(Score("shop", "--format", format, "--threshold", "0").Out, File.ReadAllText(scratch["out.txt"]));
    }

    [Fact]
    public void Sarif_has_what_the_standard_asks_for()
    {
        scratch.Put("shop/a b/main.tf", Code);
        var run = Json(Score("shop/a b", "--format", "sarif", "--threshold", "0")).GetProperty("runs")[0];
        var result = run.GetProperty("results")[0];
        Assert.Equal("graphsec", run.GetProperty("tool").GetProperty("driver").GetProperty("name").GetString());
        Assert.Equal(run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[0].GetProperty("id").GetString(), result.GetProperty("ruleId").GetString());
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("main.tf", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.InRange(place.GetProperty("region").GetProperty("startLine").GetInt32(), 1, 12);
    }

    [Fact]
    public void A_broken_file_is_told_and_the_rest_is_still_ranked()
    {
        scratch.Put("shop/main.tf", Code);
        scratch.Put("shop/broken.tf", "resource \"aws_vpc\" {{{");
        var run = Score("shop");
        Assert.Equal(1, run.Code);
        Assert.Contains("aws_subnet.b", run.Out, StringComparison.Ordinal);
        Assert.Contains("error: broken.tf:1", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_several_roots_is_ranked_as_a_whole()
    {
        scratch.Put("all/one/main.tf", Code);
        scratch.Put("all/two/main.tf", Code.Replace("10.0.0.0", "10.1.0.0", StringComparison.Ordinal));
        var run = Score("all");
        Assert.Equal(0, run.Code);
        Assert.StartsWith("2 root modules: 6 resources", run.Out, StringComparison.Ordinal);
    }

    // Repositories of modules keep the versions that they all need at the top.
    [Fact]
    public void A_folder_whose_own_code_declares_nothing_stands_for_what_is_below()
    {
        scratch.Put("all/versions.tf", "terraform {\n  required_version = \">= 1.5\"\n}\n");
        var alone = Score("all");
        Assert.Equal(0, alone.Code);
        Assert.StartsWith("all: no resources", alone.Out, StringComparison.Ordinal);

        scratch.Put("all/one/main.tf", Code);
        Assert.StartsWith("one: 3 resources", Score("all").Out, StringComparison.Ordinal);
        scratch.Put("all/two/main.tf", Code.Replace("10.0.0.0", "10.1.0.0", StringComparison.Ordinal));
        Assert.StartsWith("2 root modules: 6 resources", Score("all").Out, StringComparison.Ordinal);
    }

    // People keep what is applied once beside what is applied per environment: each has a state of its own.
    [Fact]
    public void What_is_applied_by_itself_below_a_folder_is_ranked_with_it()
    {
        scratch.Put("all/main.tf", Code);
        scratch.Put("all/modules/unused/main.tf", Code.Replace("10.0.0.0", "10.1.0.0", StringComparison.Ordinal));
        scratch.Put("all/examples/small/main.tf", "module \"all\" {\n  source = \"../..\"\n}\n");
        scratch.Put("all/tests/one/main.tf", Code.Replace("10.0.0.0", "10.2.0.0", StringComparison.Ordinal) + "terraform {\n  cloud {\n  }\n}\n");
        Assert.StartsWith("all: 3 resources", Score("all").Out, StringComparison.Ordinal);

        scratch.Put("all/prod/main.tf", Code.Replace("10.0.0.0", "10.3.0.0", StringComparison.Ordinal));
        scratch.Put("all/prod/state.tf", "terraform {\n  backend \"s3\" {}\n}\n");
        var run = Score("all");
        Assert.Equal(0, run.Code);
        Assert.StartsWith("2 root modules: 6 resources", run.Out, StringComparison.Ordinal);
        Assert.Matches(@"(?m) main\.tf:\d+$", run.Out);
        Assert.Matches(@"(?m) prod/main\.tf:\d+$", run.Out);

        scratch.Put("all.tfvars", "");
        Assert.StartsWith("all: 3 resources", Score("all", "--var-file", scratch["all.tfvars"]).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_that_are_wrong_are_told_in_one_line()
    {
        scratch.Put("shop/main.tf", Code);
        new GraphSecRun().Run("scroe").IsOneErrorLine();
        new GraphSecRun().Run("score").IsOneErrorLine();
        new GraphSecRun().Run("score", ".", "--threshold", "101").IsOneErrorLine();
        new GraphSecRun().Run("score", ".", "--top", "many").IsOneErrorLine();
        new GraphSecRun().Run("score", ".", "--format", "xml").IsOneErrorLine();
        new GraphSecRun().Run("score", ".", "--model", "nowhere").IsOneErrorLine();
        Score("shop", "--input", "data").IsOneErrorLine();
        Score("shop", "--kernels", "abacus").IsOneErrorLine();
        Score("shop", "--var", "nothing").IsOneErrorLine();
    }

    [Fact]
    public void Help_and_version_go_to_standard_output()
    {
        var help = new GraphSecRun().Run("score", "--help");
        Assert.Equal((0, ""), (help.Code, help.Error));
        Assert.Contains("terraform graph | graphsec score -", help.Out, StringComparison.Ordinal);
        Assert.Contains("collect", new GraphSecRun().Run().Out, StringComparison.Ordinal);
        // In this process it is the tests' version; the program's own has no commit after it.
        Assert.Matches(@"^\d+\.\d+\.\d+", new GraphSecRun().Run("--version").Out);
    }

    private static JsonElement Json(RunResult run)
    {
        using var document = JsonDocument.Parse(run.Out);
        return document.RootElement.Clone();
    }

    private RunResult Score(string path, params string[] args) =>
        new GraphSecRun().In(scratch.Path).Run(["score", path, "--model", model.Folder, .. args]);
}
