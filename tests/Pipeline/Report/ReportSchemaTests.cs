using System.Text.Json;
using System.Xml;
using System.Xml.Schema;
using GraphSec.Pipeline.Report;
using GraphSec.Pipeline.Report.Suppress;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Report;

/// <summary>What the standards say of SARIF and JUnit, by their own schemas.</summary>
public sealed class ReportSchemaTests
{
    [Theory]
    [InlineData("ant-junit.xsd")]
    [InlineData("jenkins-junit-10.xsd")]
    public void Junit_is_valid_by_both_schemas_in_use(string schema)
    {
        foreach (var findings in new[] { ReportSamples.Small(), ReportSamples.Nasty(), Findings.Of([], new ReportOptions()) })
        {
            var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema };
            settings.Schemas.Add(null, RepositoryFolder.At("tests/Schemas/" + schema));
            var faults = new List<string>();
            settings.ValidationEventHandler += (_, fault) => faults.Add(fault.Message);
            settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
            using var reader = XmlReader.Create(new StringReader(ReportSamples.Written("junit", findings)), settings);
            while (reader.Read())
            {
            }

            Assert.Empty(faults);
        }
    }

    [Fact]
    public void Junit_counts_failures_errors_and_skipped()
    {
        using var scratch = new ScratchFolder();
        var document = new XmlDocument();
        document.LoadXml(ReportSamples.Written("junit", Suppressed(scratch)));
        var suite = document.SelectSingleNode("/testsuites/testsuite")!.Attributes!;
        Assert.Equal(("4", "1", "1", "1"), (suite["tests"]!.Value, suite["failures"]!.Value, suite["errors"]!.Value, suite["skipped"]!.Value));
        Assert.Single(document.SelectNodes("//failure")!.Cast<XmlNode>());
        Assert.Equal("fine here", document.SelectSingleNode("//skipped/@message")!.Value);
    }

    [Fact]
    public void Sarif_is_valid_by_the_official_schema()
    {
        using var scratch = new ScratchFolder();
        string[] files =
        [
            scratch.Put("small.sarif", ReportSamples.Written("sarif", ReportSamples.Small())),
            scratch.Put("nasty.sarif", ReportSamples.Written("sarif", ReportSamples.Nasty())),
            scratch.Put("suppressed.sarif", ReportSamples.Written("sarif", Suppressed(scratch))),
            scratch.Put("none.sarif", ReportSamples.Written("sarif", Findings.Of([], new ReportOptions()))),
        ];
        const string program = "import json,sys,jsonschema\nv=jsonschema.Draft202012Validator(json.load(open(sys.argv[1])))\n"
            + "for f in sys.argv[2:]:\n  for e in v.iter_errors(json.load(open(f,encoding='utf-8'))): print(f,list(e.absolute_path),e.message[:300])";
        Assert.Equal("", PythonProgram.Run("jsonschema", program, [RepositoryFolder.At("tests/Schemas/sarif-2.1.0.json"), .. files]));
    }

    [Fact]
    public void Sarif_names_files_as_the_repository_does_and_calls_before_modules()
    {
        using var scratch = new ScratchFolder();
        scratch.Put(".git/HEAD", "");
        scratch.Put("envs/a b/main.tf", "");
        var results = Results(ReportSamples.Written("sarif", ReportSamples.Small(new ReportOptions { Sources = SourceTree.Of(scratch["envs/a b"]) })));
        var called = results[0];
        Assert.Equal("error", called.GetProperty("level").GetString());
        Assert.Equal("envs/a%20b/main.tf", Uri(called.GetProperty("locations")[0]));
        Assert.Equal("envs/a%20b/modules/net/main.tf", Uri(called.GetProperty("relatedLocations")[0]));
        Assert.Equal("envs/a b/main.tf:module.net.aws_subnet.a", called.GetProperty("partialFingerprints").GetProperty("graphsecAddress/v1").GetString());
        Assert.Equal("warning", results[1].GetProperty("level").GetString());
        Assert.False(results[1].TryGetProperty("relatedLocations", out _));
        Assert.False(results[1].TryGetProperty("suppressions", out _));
    }

    [Fact]
    public void Sarif_has_every_outlier_and_says_what_suppresses_it()
    {
        using var scratch = new ScratchFolder();
        var results = Results(ReportSamples.Written("sarif", Suppressed(scratch, new ReportOptions { Top = 1 })));
        Assert.Equal(2, results.Count);
        Assert.Equal("inSource", results[1].GetProperty("suppressions")[0].GetProperty("kind").GetString());
        Assert.Equal("fine here", results[1].GetProperty("suppressions")[0].GetProperty("justification").GetString());
        Assert.Equal(0, results[0].GetProperty("suppressions").GetArrayLength());
    }

    [Fact]
    public void Sarif_tells_new_findings_from_those_of_the_baseline()
    {
        using var scratch = new ScratchFolder();
        Baseline.Of(ReportSamples.Small(new ReportOptions { Excludes = block => block.Type == "aws_vpc" })).Write(scratch["b.json"]);
        var options = new ReportOptions { Baseline = Baseline.Read(scratch["b.json"]) };
        var results = Results(ReportSamples.Written("sarif", ReportSamples.Small(options)));
        Assert.Equal(["unchanged", "new"], results.Select(result => result.GetProperty("baselineState").GetString()!));
        Assert.Equal("external", results[0].GetProperty("suppressions")[0].GetProperty("kind").GetString());
        Assert.Single(Results(ReportSamples.Written("sarif", ReportSamples.Small(options with { NewOnly = true }))));
    }

    /// <summary>The sample with a comment above its first resource.</summary>
    private static Findings Suppressed(ScratchFolder scratch, ReportOptions? options = null)
    {
        scratch.Put("a.tf", "\n# graphsec:ignore[fine here]\nresource \"aws_vpc\" \"main\" {\n}\n");
        return ReportSamples.Small((options ?? new ReportOptions()) with { Sources = SourceTree.Of(scratch.Path), Today = new DateOnly(2026, 1, 1) });
    }

    private static List<JsonElement> Results(string sarif)
    {
        using var document = JsonDocument.Parse(sarif);
        return [.. document.RootElement.Clone().GetProperty("runs")[0].GetProperty("results").EnumerateArray()];
    }

    private static string Uri(JsonElement location) =>
        location.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()!;
}
