using System.Runtime.ExceptionServices;

namespace GraphSec.Models.Threading;

/// <summary>Work on many things of which none knows of another, several at once, on the threads of <see cref="Workers.Threads"/>.</summary>
public static class SideBySide
{
    // Each may hold the largest of files as bytes and as text, so a machine of many processors does not take them all.
    private const int AtOnce = 8;

    /// <summary>Does the work on each.</summary>
    /// <remarks>Throws what the first of them that fails throws, as a loop would, whichever failed earliest. Some behind it may
    /// have been worked on. A caller that has cut its work among threads already (<see cref="Workers.Alone"/>) gets a loop.</remarks>
    public static void Do<TItem>(IReadOnlyList<TItem> items, Action<TItem> work) => Do(items, () => 0, (item, _) => work(item));

    /// <summary>Does the work on each with something that one thread alone writes to: room for what it works out, say.</summary>
    /// <param name="own">Makes it, once a thread at least.</param>
    /// <inheritdoc cref="Do{TItem}"/>
    public static void Do<TItem, TOwn>(IReadOnlyList<TItem> items, Func<TOwn> own, Action<TItem, TOwn> work)
    {
        var threads = Math.Min(AtOnce, Workers.Threads);
        if (items.Count < 2 || threads == 1 || Workers.IsAlone)
        {
            var mine = own();
            for (var i = 0; i < items.Count; i++)
            {
                work(items[i], mine);
            }

            return;
        }

        var faults = new ExceptionDispatchInfo?[items.Count];
        Parallel.For(0, items.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, own, (i, loop, mine) =>
        {
            try
            {
                work(items[i], mine);
            }
            catch (Exception fault)
            {
                // Those before it still run.
                faults[i] = ExceptionDispatchInfo.Capture(fault);
                loop.Break();
            }

            return mine;
        }, _ => { });
        Array.Find(faults, fault => fault is not null)?.Throw();
    }

    /// <summary>What comes of each, in their order.</summary>
    /// <inheritdoc cref="Do{TItem}"/>
    public static TResult[] Of<TItem, TResult>(IReadOnlyList<TItem> items, Func<TItem, TResult> work)
    {
        var results = new TResult[items.Count];
        Do([.. Enumerable.Range(0, items.Count)], i => results[i] = work(items[i]));
        return results;
    }
}
