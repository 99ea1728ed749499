using System.IO.Compression;
using System.Xml.Linq;
using GraphSec.Tests.Cli;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Packaging;

/// <summary>The package that <c>dotnet tool install -g graphsec</c> takes: packed, installed from a folder, and run.</summary>
public sealed class ToolPackageTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Installs_and_runs()
    {
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        DotNet("pack", RepositoryFolder.At("cli"), "-c", configuration == "release" ? "Release" : "Debug", "--no-build", "-o", scratch["packages"], "-p:PublishDir=" + scratch["publish/"]);
        var package = Assert.Single(Directory.GetFiles(scratch["packages"], "*.nupkg"));
        var version = Check(package);

        // Nothing but the folder: the tool must bring all that it needs.
        scratch.Put("nuget.config", $"""<configuration><packageSources><clear /><add key="local" value="{scratch["packages"]}" /></packageSources></configuration>""");
        DotNet("tool", "install", "graphsec", "--version", version, "--tool-path", scratch["tools"], "--configfile", scratch["nuget.config"]);

        var program = scratch["tools/" + Path.GetFileName(ProgramRun.Path)];
        var score = ProgramRun.Run(program, new Dictionary<string, string?>(), "score", RepositoryFolder.At("examples/web-shop"), "--top", "3");
        Assert.Equal((0, ""), (score.Code, score.Error));
        Assert.StartsWith("web-shop: 135 resources", score.Out, StringComparison.Ordinal);
        Assert.Equal(version, ProgramRun.Run(program, new Dictionary<string, string?>(), "--version").Out.Trim());
    }

    /// <summary>Returns the version.</summary>
    private static string Check(string package)
    {
        using var zip = ZipFile.OpenRead(package);
        using var stream = zip.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        var facts = XDocument.Load(stream).Root!.Elements().First().Elements().ToLookup(element => element.Name.LocalName, element => element.Value);
        Assert.Equal("graphsec", facts["id"].Single());
        Assert.Equal("Apache-2.0", facts["license"].Single());
        Assert.Equal("README.md", facts["readme"].Single());
        Assert.NotEmpty(facts["description"].Single());
        Assert.Contains(zip.Entries, entry => entry.FullName == "README.md");
        Assert.Contains(zip.Entries, entry => entry.FullName.EndsWith("/model/model.safetensors", StringComparison.Ordinal));
        // A library compiled for one system would be of no use on the others.
        var library = zip.Entries.Single(entry => entry.Name == "GraphSec.Models.dll");
        Assert.True(library.Length < new FileInfo(Path.Combine(AppContext.BaseDirectory, "GraphSec.Models.dll")).Length * 2, "compiled ahead");
        return facts["version"].Single();
    }

    private void DotNet(params string[] arguments)
    {
        var run = ProgramRun.Run("dotnet", new Dictionary<string, string?> { ["DOTNET_CLI_HOME"] = scratch["home"], ["DOTNET_NOLOGO"] = "1", ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1" }, arguments);
        Assert.True(run.Code == 0, run.Out + run.Error);
    }
}
