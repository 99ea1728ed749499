namespace GraphSec.Tests.Cli;

/// <summary>What few runs need, the others do not load.</summary>
public sealed class LeanStartTests : IDisposable
{
    private static readonly string[] OnlyForBuckets = ["GraphSec.Storage.dll", "Google.", "Newtonsoft.", "System.Management.dll", "System.CodeDom.dll"];

    private readonly Pipeline.Artifacts.ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Without_buckets_their_libraries_may_be_missing()
    {
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(file => !OnlyForBuckets.Any(name => Path.GetFileName(file).StartsWith(name, StringComparison.Ordinal))))
        {
            File.Copy(file, scratch[Path.GetFileName(file)]);
        }

        // The list of what belongs to the program would have the host look for what is gone.
        File.Delete(scratch["graphsec.deps.json"]);
        var program = scratch[Path.GetFileName(ProgramRun.Path)];
        var run = ProgramRun.Run(program, new Dictionary<string, string?>(), "score", RepositoryFolder.At("examples/web-shop"), "--model", RepositoryFolder.At("models/pretrained"));
        Assert.Equal(("", 0), (run.Error, run.Code));
    }
}
