using System.Runtime.ExceptionServices;
using GraphSec.Models.Threading;

namespace GraphSec.Pipeline.Collect;

/// <summary>Work on many files of which none knows of another, several at once: most of it is waiting for the system.</summary>
internal static class SideBySide
{
    // Each may hold the largest file of code as bytes and as text, so a machine of many processors does not take them all.
    private const int AtOnce = 8;

    /// <summary>Does the work on each.</summary>
    /// <remarks>Throws what the first of them that fails throws, as a loop would, whichever failed earliest. Some behind it may
    /// have been worked on.</remarks>
    public static void Do<TItem>(IReadOnlyList<TItem> items, Action<TItem> work)
    {
        var faults = new ExceptionDispatchInfo?[items.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Min(AtOnce, Workers.Threads) };
        Parallel.For(0, items.Count, options, (i, loop) =>
        {
            try
            {
                work(items[i]);
            }
            catch (Exception fault)
            {
                // Those before it still run.
                faults[i] = ExceptionDispatchInfo.Capture(fault);
                loop.Break();
            }
        });
        Array.Find(faults, fault => fault is not null)?.Throw();
    }

    /// <summary>What comes of each, in their order.</summary>
    /// <inheritdoc cref="Do"/>
    public static TResult[] Of<TItem, TResult>(IReadOnlyList<TItem> items, Func<TItem, TResult> work)
    {
        var results = new TResult[items.Count];
        Do([.. Enumerable.Range(0, items.Count)], i => results[i] = work(items[i]));
        return results;
    }
}
