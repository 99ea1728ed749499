using System.Text.Json;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Cli;

/// <summary>Configuration, ignore comments, baselines and several outputs, as the program's users meet them.</summary>
public sealed class LivingWithItTests(TrainedModel model) : IDisposable
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

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Several_reports_go_to_their_own_files()
    {
        scratch.Put("shop/main.tf", Code);
        var run = Score("shop", "-o", "sarif=out.sarif", "-o", "markdown=report.md", "--output", "page.html", "-o", "table=-");
        Assert.Equal(0, run.Code);
        Assert.StartsWith("shop: 3 resources", run.Out, StringComparison.Ordinal);
        Assert.Equal(Score("shop", "--format", "sarif").Out, File.ReadAllText(scratch["out.sarif"]));
        Assert.Equal(Score("shop", "--format", "markdown").Out, File.ReadAllText(scratch["report.md"]));
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(scratch["page.html"]), StringComparison.Ordinal);
        Score("shop", "-o", "xml=a.xml").IsOneErrorLine();
        Score("shop", "-o", "sarif=").IsOneErrorLine();
        Score("shop", "-o", "sarif=a", "-o", "csv=a").IsOneErrorLine();
        Score("shop", "--format", "xml").IsOneErrorLine();
    }

    [Fact]
    public void A_comment_with_a_reason_suppresses_its_block_alone()
    {
        scratch.Put("shop/main.tf", Code.Replace("resource \"aws_subnet\" \"b\"", "# graphsec:ignore[public on purpose] until=2026-06-30\nresource \"aws_subnet\" \"b\"", StringComparison.Ordinal));
        var run = Score("shop", "--threshold", "0");
        Assert.Contains("2 of them at 0 or above (1 ignored in the code)", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("aws_subnet.b", run.Out, StringComparison.Ordinal);
        var marked = Json(Score("shop", "--threshold", "0", "--format", "json"));
        Assert.Equal(1, marked.GetProperty("ignored").GetInt32());
        var one = marked.GetProperty("findings").EnumerateArray().Single(finding => finding.TryGetProperty("suppressed", out _));
        Assert.Equal("public on purpose", one.GetProperty("suppressed").GetProperty("reason").GetString());
        Assert.Contains("3 of them at 0 or above; ", Score("shop", "--threshold", "0", "--no-inline-ignores", "--top", "1").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_expired_comment_suppresses_nothing_and_says_so()
    {
        scratch.Put("shop/main.tf", Code.Replace("resource \"aws_subnet\" \"b\" {", "resource \"aws_subnet\" \"b\" {\n  // graphsec:ignore[for now] until=2026-05-31", StringComparison.Ordinal));
        var run = Score("shop", "--threshold", "0");
        Assert.Contains("3 of them at 0 or above\n", run.Out, StringComparison.Ordinal);
        Assert.Equal("note: main.tf:9: graphsec:ignore ended on 2026-05-31 and suppresses nothing; renew or remove it\n", run.Error);
    }

    [Theory]
    [InlineData("# graphsec:ignore", "has no reason; write # graphsec:ignore[why it is fine]")]
    [InlineData("# graphsec:ignore[ ]", "has no reason; write # graphsec:ignore[why it is fine]")]
    [InlineData("# graphsec:ignore[x] until=tomorrow", "has 'until=tomorrow' after its reason; write until=YYYY-MM-DD or nothing")]
    public void A_comment_that_is_not_right_suppresses_nothing(string comment, string fault)
    {
        scratch.Put("shop/main.tf", $"{comment}\n{Code}");
        var run = Score("shop", "--threshold", "0");
        Assert.Contains("3 of them", run.Out, StringComparison.Ordinal);
        Assert.Equal($"note: main.tf:1: graphsec:ignore {fault}\n", run.Error);
    }

    [Fact]
    public void A_comment_at_a_module_call_covers_what_the_module_makes()
    {
        scratch.Put("shop/main.tf", "# graphsec:ignore[theirs]\nmodule \"net\" {\n  source = \"./net\"\n}\nvariable \"x\" {\n  # graphsec:ignore[lost]\n}\n");
        scratch.Put("shop/net/main.tf", "module \"deep\" {\n  source = \"./deep\"\n}\n");
        scratch.Put("shop/net/deep/main.tf", Code);
        var run = Score("shop", "--threshold", "0");
        Assert.Contains("none of them at 0 or above (3 ignored in the code)", run.Out, StringComparison.Ordinal);
        Assert.Contains("main.tf:6: graphsec:ignore stands at no resource or module block", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_baseline_knows_findings_until_their_resource_changes()
    {
        scratch.Put("shop/main.tf", Code);
        var made = Run("baseline", "shop", "--threshold", "0", "-o", "known.json", "--model", model.Folder);
        Assert.Equal((0, "known.json: 3 of 3 resources\n"), (made.Code, made.Out));
        var first = File.ReadAllText(scratch["known.json"]);
        Run("baseline", "shop", "--threshold", "0", "-o", "known.json", "--model", model.Folder);
        Assert.Equal(first, File.ReadAllText(scratch["known.json"]));
        string[] known = ["--threshold", "0", "--baseline", "known.json", "--fail-on", "0"];
        Assert.Equal(0, Score("shop", known).Code);
        Assert.Contains("(known)", Score("shop", known).Out, StringComparison.Ordinal);
        scratch.Put("shop/main.tf", $"# moved down by a line\n{Code.Replace("= true", "= false", StringComparison.Ordinal)}");
        var changed = Score("shop", [.. known, "--new-only"]);
        Assert.Equal(2, changed.Code);
        Assert.Contains("1 of them at 0 or above (2 known from the baseline)", changed.Out, StringComparison.Ordinal);
        Assert.Contains("aws_subnet.b", changed.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("aws_subnet.a", changed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_baseline_that_is_none_is_told_in_one_line()
    {
        scratch.Put("shop/main.tf", Code);
        scratch.Put("other.json", "{\"format\":\"graphsec-report\"}");
        Score("shop", "--baseline", "nowhere.json").IsOneErrorLine();
        Score("shop", "--baseline", "other.json").IsOneErrorLine();
        Score("shop", "--new-only").IsOneErrorLine();
        scratch.Put("shop/broken.tf", "resource {{{");
        Assert.Equal(1, Run("baseline", "shop", "--model", model.Folder, "-o", "b.json").Code);
        Assert.False(File.Exists(scratch["b.json"]));
    }

    [Fact]
    public void The_closest_configuration_up_to_the_repository_counts_and_options_win()
    {
        scratch.Put("repo/.git/HEAD", "");
        scratch.Put(".graphsec.yaml", "threshold: 1\n");
        scratch.Put("repo/.graphsec.yaml", "threshold: 0\ntop: 1\nfail-on: 0\noutputs:\n  csv: reports/all.csv\nexclude:\n  addresses: ['*.a']\n  paths: [other/**]\n");
        scratch.Put("repo/envs/prod/main.tf", Code);
        var run = Score("repo/envs/prod");
        Assert.Equal(2, run.Code);
        Assert.Contains("2 resources, 2 of them at 0 or above (1 excluded); the highest\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(2, File.ReadLines(scratch["repo/reports/all.csv"]).Count());
        Assert.Contains(" at 99 or above", Score("repo/envs/prod", "--threshold", "99").Out, StringComparison.Ordinal);
        Assert.Equal(0, Score("repo/envs/prod", "--fail-on", "101").Code);
        scratch.Put("repo/.graphsec.yaml", "exclude:\n  paths: [envs/prod/*.tf]\n");
        Assert.Equal("prod: no resources (3 excluded)\n", Score("repo/envs/prod").Out);
    }

    [Theory]
    [InlineData("treshold: 3", "line 1: there is no key 'treshold'; did you mean 'threshold'?")]
    [InlineData("# x\nexclude:\n  type: [a]", "line 3: there is no key 'type'; did you mean 'types'?")]
    [InlineData("threshold: high", "line 1: 'threshold' must be a number from 0 to 100")]
    [InlineData("top: 1.5", "line 1: 'top' must be a whole number, 0 or more")]
    [InlineData("new-only: perhaps", "line 1: 'new-only' must be true or false")]
    [InlineData("outputs:\n  pdf: x", "line 2: there is no key 'pdf'")]
    [InlineData("- a", "line 1: the file must hold 'key: value' lines")]
    [InlineData("a: [", " is no YAML: ")]
    [InlineData("threshold: 1\nthreshold: 2", " is no YAML: ")]
    [InlineData("top: &a [*a]", "must be a whole number")]
    public void A_configuration_that_is_not_right_is_told_in_one_line(string yaml, string fault)
    {
        scratch.Put("shop/main.tf", Code);
        scratch.Put("shop/.graphsec.yaml", yaml);
        var run = Score("shop");
        run.IsOneErrorLine();
        Assert.Contains(fault, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("outputs:\n  csv: ../out.csv")]
    [InlineData("outputs:\n  csv: /etc/out.csv")]
    [InlineData("outputs:\n  csv: .git/config")]
    [InlineData("outputs:\n  csv: link/out.csv")]
    [InlineData("baseline: ../known.json")]
    [InlineData("var-files: [../secret.tfvars]")]
    public void A_configuration_that_came_with_the_code_reads_and_writes_nothing_outside(string yaml)
    {
        scratch.Put("shop/.git/config", "mine");
        scratch.Put("shop/main.tf", Code);
        scratch.Put("shop/.graphsec.yaml", yaml);
        Directory.CreateSymbolicLink(scratch["shop/link"], scratch.Path);
        var before = scratch.Files();
        Score("shop").IsOneErrorLine();
        Assert.Equal(before, scratch.Files());
        Assert.Equal("mine", File.ReadAllText(scratch["shop/.git/config"]));
        Assert.Equal(0, Score("shop", "--no-config").Code);
    }

    [Fact]
    public void A_configuration_nested_without_end_is_told_in_one_line()
    {
        scratch.Put("shop/main.tf", Code);
        scratch.Put("shop/.graphsec.yaml", new string('[', 60_000));
        Score("shop").IsOneErrorLine();
        File.Delete(scratch["shop/.graphsec.yaml"]);
        scratch.Put("elsewhere.yaml", "threshold: 1");
        File.CreateSymbolicLink(scratch["shop/.graphsec.yaml"], scratch["elsewhere.yaml"]);
        Score("shop").IsOneErrorLine();
        Assert.Equal(0, Score("shop", "--config", "elsewhere.yaml").Code);
    }

    [Fact]
    public void What_code_holds_gives_the_terminal_no_orders()
    {
        scratch.Put("shop/main.tf", string.Concat(Enumerable.Range(0, 4).Select(i => $"resource \"aws_vpc\" \"v{i}\" {{\n  instance_tenancy = \"{(i == 0 ? "\\u001b[31mred" : "default")}\"\n}}\n")));
        var run = Score("shop", "--threshold", "0");
        Assert.Contains("[31mred", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Out);
    }

    [Fact]
    public void A_file_that_cannot_be_parsed_is_an_error_whatever_suppresses()
    {
        scratch.Put("shop/main.tf", Code);
        scratch.Put("shop/broken.tf", "resource \"aws_vpc\" {{{");
        foreach (var arguments in new string[][] { ["--fail-on", "0"], ["--top", "0", "--format", "sarif"], ["--no-inline-ignores"], ["-o", "html=a.html"] })
        {
            Assert.Equal(1, Score("shop", arguments).Code);
        }

        using var sarif = JsonDocument.Parse(Score("shop", "--format", "sarif").Out);
        Assert.False(sarif.RootElement.GetProperty("runs")[0].GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean());
    }

    private static JsonElement Json(RunResult run)
    {
        using var document = JsonDocument.Parse(run.Out);
        return document.RootElement.Clone();
    }

    private RunResult Score(string path, params string[] args) => Run(["score", path, "--model", model.Folder, .. args]);

    private RunResult Run(params string[] args) => new GraphSecRun().In(scratch.Path).On(new DateOnly(2026, 6, 30)).Run(args);
}
