using System.Runtime.InteropServices;

namespace GraphSec.Models;

/// <summary>
/// Asks Linux for pages of 2 MB: sums over neighbours read rows at random, and with pages of 4 kB each of them misses the
/// processor's table of addresses too. Elsewhere, and where the system refuses, nothing happens.
/// </summary>
internal static unsafe partial class HugePages
{
    /// <summary>Memory below this is not worth a call.</summary>
    public const long LeastBytes = 4 * PageBytes;

    const long PageBytes = 2 << 20;

    /// <summary>MADV_HUGEPAGE of madvise(2).</summary>
    const int Advice = 14;

    /// <summary>Before the memory is first written: a page is mapped by its first use.</summary>
    public static void Advise(void* start, long bytes)
    {
        var first = ((nint)start + (nint)PageBytes - 1) / (nint)PageBytes * (nint)PageBytes;
        var end = ((nint)start + (nint)bytes) / (nint)PageBytes * (nint)PageBytes;
        if (OperatingSystem.IsLinux() && end > first)
        {
            _ = Madvise((void*)first, (nuint)(end - first), Advice);
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Madvise(void* start, nuint length, int advice);
}
