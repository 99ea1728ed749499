namespace GraphSec.Cli;

/// <summary>
/// Most runs end before they have allocated much, and all they allocate is alive to the end: a collection would only copy it.
/// So none runs before <see cref="Budget"/> is used up; after that memory is managed as usual.
/// </summary>
internal static class ShortRun
{
    /// <summary>Bytes. Reading 5,000 resource blocks takes 125 MB; memory that is not touched costs nothing.</summary>
    private const long Budget = 200L << 20;

    public static void PutOffCollection()
    {
        // A small container collects as usual.
        if (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >= 4 * Budget)
        {
            GC.TryStartNoGCRegion(Budget);
        }
    }
}
