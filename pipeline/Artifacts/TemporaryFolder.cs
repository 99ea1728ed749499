namespace GraphSec.Pipeline.Artifacts;

/// <summary>A folder of its own among the system's temporary ones, gone when it is disposed of or the program is told to stop.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = TemporarySibling.Registered(Directory.CreateTempSubdirectory("graphsec-").FullName);

    public void Dispose() => TemporarySibling.Remove(Path);
}
