namespace GraphSec.Pipeline.Artifacts;

/// <summary>What is being written right now, so that a program told to stop leaves nothing half-written.</summary>
public static class UnfinishedWrites
{
    /// <summary>Takes away every temporary file and folder of this process.</summary>
    public static void Remove() => TemporarySibling.RemoveAll();

    /// <summary>Counts a file or folder as temporary.</summary>
    public static void Add(string path) => TemporarySibling.Add(path);

    /// <summary>Takes a temporary file or folder away.</summary>
    public static void Remove(string path) => TemporarySibling.Remove(path);

    /// <summary>Counts a file or folder as temporary no more, and leaves it.</summary>
    public static void Keep(string path) => TemporarySibling.Keep(path);
}
