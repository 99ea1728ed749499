namespace GraphSec.Pipeline.Artifacts;

/// <summary>What is being written right now, so that a program told to stop leaves nothing half-written.</summary>
public static class UnfinishedWrites
{
    /// <summary>Takes away every temporary file and folder of this process.</summary>
    public static void Remove() => TemporarySibling.RemoveAll();
}
