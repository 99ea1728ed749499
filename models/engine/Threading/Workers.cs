using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GraphSec.Models.Threading;

/// <summary>
/// A crew of threads that share the blocks of one job at a time: fork, run, join, without a lock. Each thread has a part of the
/// blocks in a slot of its own and writes nowhere else; one that is done early takes half of what another has left. Jobs are structs
/// of raw pointers on the caller's stack, so a call allocates nothing. A caller that finds the crew busy, or whose work
/// is worth less than waking it, runs the blocks itself in order.
/// </summary>
public static unsafe class Workers
{
    /// <summary>The number of threads to use, this one included; unset means all processors.</summary>
    public const string Variable = "GRAPHSEC_THREADS";

    /// <summary>Nanoseconds of work below which a second thread costs more than it brings, and half of what each is to have.</summary>
    const long WorthSharing = 50_000;

    const int Most = 256;
    const int SpinsBeforeSleep = 2_000;

    /// <summary>The caller's slot, then one for each thread of the crew.</summary>
    static readonly WorkerSlot* Slots = NewSlots();
    static readonly SemaphoreSlim?[] Beds = new SemaphoreSlim?[Most];
    static readonly SemaphoreSlim CallersBed = new(0);
    static int _threads = FromEnvironment();

    [ThreadStatic]
    static bool _alone;

    static int _started;
    static int _busy;
    static int _sharing;
    static void* _job;
    static delegate*<void*, int, void> _run;

    /// <summary>How many threads take part, 1 to 256.</summary>
    public static int Threads
    {
        get => _threads;
        set => _threads = Math.Clamp(value, 1, Most);
    }

    /// <summary>Whether the calling thread works alone.</summary>
    public static bool IsAlone => _alone;

    /// <summary>Does some work on the calling thread alone, for callers that have cut theirs among threads already.</summary>
    public static void Alone(Action work)
    {
        var before = _alone;
        _alone = true;
        try
        {
            work();
        }
        finally
        {
            _alone = before;
        }
    }

    /// <param name="nanoseconds">A guess at the time all blocks take on one thread.</param>
    internal static void Run<TJob>(ref TJob job, int blocks, long nanoseconds)
        where TJob : unmanaged, IBlockJob
    {
        var alone = blocks < 2 || nanoseconds < WorthSharing || _threads == 1 || _alone;
        if (alone || Interlocked.CompareExchange(ref _busy, 1, 0) != 0)
        {
            for (var block = 0; block < blocks; block++)
            {
                job.Run(block);
            }

            return;
        }

        var threads = (int)Math.Min(Math.Min(_threads, blocks), Math.Max(2, 2 * nanoseconds / WorthSharing));
        fixed (TJob* pointer = &job)
        {
            Share(&RunBlock<TJob>, pointer, blocks, threads);
        }

        Volatile.Write(ref _busy, 0);
    }

    static void RunBlock<TJob>(void* job, int block)
        where TJob : unmanaged, IBlockJob => ((TJob*)job)->Run(block);

    static void Share(delegate*<void*, int, void> run, void* job, int blocks, int threads)
    {
        while (_started < threads - 1)
        {
            Beds[++_started] = new SemaphoreSlim(0);
            new Thread(Work) { IsBackground = true, Name = $"graphsec {_started}" }.Start(_started);
        }

        _run = run;
        _job = job;
        _sharing = threads;
        for (var i = 0; i < threads; i++)
        {
            WorkerSlot.Assign(ref Slots[i], (int)((long)blocks * i / threads), (int)((long)blocks * (i + 1) / threads));
        }

        for (var i = 1; i < threads; i++)
        {
            Interlocked.Exchange(ref Slots[i].State, WorkerSlot.Offered);
        }

        try
        {
            Wake(0);
            RunBlocks(0);
        }
        finally
        {
            for (var i = 1; i < threads; i++)
            {
                Join(ref Slots[i]);
            }
        }
    }

    /// <summary>Wakes two threads, which wake two each: the caller does not pay for all.</summary>
    static void Wake(int waker)
    {
        for (var i = 2 * waker + 1; i <= 2 * waker + 2 && i < _sharing; i++)
        {
            if (Volatile.Read(ref Slots[i].Parked) == 1 && Interlocked.Exchange(ref Slots[i].Parked, 0) == 1)
            {
                Beds[i]!.Release();
            }
        }
    }

    /// <summary>Runs a thread's own part, then what others have left of theirs.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    static void RunBlocks(int own)
    {
        var run = _run;
        var job = _job;
        var sharing = _sharing;
        ref var slot = ref Slots[own];
        for (var other = own; ;)
        {
            for (var block = WorkerSlot.Claim(ref slot); block >= 0; block = WorkerSlot.Claim(ref slot))
            {
                run(job, block);
            }

            var tried = 0;
            do
            {
                other = other + 1 < sharing ? other + 1 : 0;
            }
            while (!WorkerSlot.Steal(ref Slots[other], ref slot) && ++tried < sharing);
            if (tried == sharing)
            {
                return;
            }
        }
    }

    /// <summary>Takes the offer back from a thread that has not come, else waits until it is done.</summary>
    static void Join(ref WorkerSlot slot)
    {
        if (Interlocked.CompareExchange(ref slot.State, WorkerSlot.Idle, WorkerSlot.Offered) == WorkerSlot.Offered)
        {
            return;
        }

        for (var spin = 0; spin < SpinsBeforeSleep && Volatile.Read(ref slot.State) != WorkerSlot.Idle; spin++)
        {
            Thread.SpinWait(8);
        }

        if (Volatile.Read(ref slot.State) != WorkerSlot.Idle)
        {
            Interlocked.Exchange(ref slot.Awaited, 1);
            if (Volatile.Read(ref slot.State) != WorkerSlot.Idle || Interlocked.Exchange(ref slot.Awaited, 0) == 0)
            {
                // The thread was not done after we said that we wait, or has seen that: it calls.
                CallersBed.Wait();
            }
        }
    }

    static void Work(object? number)
    {
        var mine = (int)number!;
        ref var slot = ref Slots[mine];
        while (true)
        {
            for (var spin = 0; spin < SpinsBeforeSleep && Volatile.Read(ref slot.State) != WorkerSlot.Offered; spin++)
            {
                Thread.SpinWait(8);
            }

            if (Volatile.Read(ref slot.State) != WorkerSlot.Offered)
            {
                Park(mine, ref slot);
            }

            if (Interlocked.CompareExchange(ref slot.State, WorkerSlot.Working, WorkerSlot.Offered) == WorkerSlot.Offered)
            {
                Wake(mine);
                RunBlocks(mine);
                Interlocked.Exchange(ref slot.State, WorkerSlot.Idle);
                if (Volatile.Read(ref slot.Awaited) == 1 && Interlocked.Exchange(ref slot.Awaited, 0) == 1)
                {
                    CallersBed.Release();
                }
            }
        }
    }

    /// <summary>Sleeps until woken for an offer; one that came just before is not overslept.</summary>
    static void Park(int mine, ref WorkerSlot slot)
    {
        Interlocked.Exchange(ref slot.Parked, 1);
        if (Volatile.Read(ref slot.State) != WorkerSlot.Offered || Interlocked.Exchange(ref slot.Parked, 0) == 0)
        {
            Beds[mine]!.Wait();
        }
    }

    static WorkerSlot* NewSlots()
    {
        var length = (nuint)(Most * sizeof(WorkerSlot));
        var slots = NativeMemory.AlignedAlloc(length, 256);
        NativeMemory.Clear(slots, length);
        return (WorkerSlot*)slots;
    }

    static int FromEnvironment() =>
        int.TryParse(Environment.GetEnvironmentVariable(Variable), out var threads) && threads > 0
            ? Math.Min(threads, Most)
            : Environment.ProcessorCount;
}
