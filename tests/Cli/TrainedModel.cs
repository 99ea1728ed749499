using GraphSec.Pipeline.Artifacts;
using GraphSec.Tests.Cli;
using GraphSec.Tests.Pipeline.Artifacts;

[assembly: AssemblyFixture(typeof(TrainedModel))]

namespace GraphSec.Tests.Cli;

/// <summary>A small model for all tests that score: quick to train, good for nothing else.</summary>
public sealed class TrainedModel : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly Lazy<string> folder;

    public TrainedModel() => folder = new(() =>
    {
        DetectorFile.Write(SmallCorpus.Trained, "scalar", scratch["model"]);
        return scratch["model"];
    });

    public string Folder => folder.Value;

    public void Dispose() => scratch.Dispose();
}
