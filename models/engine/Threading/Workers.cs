using System.Runtime.CompilerServices;

namespace GraphSec.Models.Threading;

/// <summary>
/// A crew of threads that share the blocks of one job at a time: fork, claim blocks by a counter, join. Jobs are structs
/// of raw pointers on the caller's stack, so a call allocates nothing. A caller that finds the crew busy, or whose work
/// is worth less than waking it, runs the blocks itself in order.
/// </summary>
public static unsafe class Workers
{
    /// <summary>The number of threads to use, this one included; unset means all processors.</summary>
    public const string Variable = "GRAPHSEC_THREADS";

    /// <summary>Below this much work a second thread costs more than it brings.</summary>
    const long WorthSharing = 50_000;

    const int SpinsBeforeSleep = 2_000;
    static readonly object Gate = new();
    static int _threads = FromEnvironment();

    [ThreadStatic]
    static bool _alone;
    static int _started;
    static int _busy;
    static int _sleepers;
    static int _active;
    static int _generation;
    static int _next;
    static int _blocks;
    static bool _open;
    static void* _job;
    static delegate*<void*, int, void> _run;

    /// <summary>How many threads take part, 1 to 256.</summary>
    public static int Threads
    {
        get => _threads;
        set => _threads = Math.Clamp(value, 1, 256);
    }

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

        fixed (TJob* pointer = &job)
        {
            Share(&RunBlock<TJob>, pointer, blocks);
        }

        Volatile.Write(ref _busy, 0);
    }

    static void RunBlock<TJob>(void* job, int block)
        where TJob : unmanaged, IBlockJob => ((TJob*)job)->Run(block);

    static void Share(delegate*<void*, int, void> run, void* job, int blocks)
    {
        lock (Gate)
        {
            while (_started < _threads - 1)
            {
                new Thread(Work) { IsBackground = true, Name = $"graphsec {++_started}" }.Start(_started);
            }

            _run = run;
            _job = job;
            (_blocks, _next, _open) = (blocks, 0, true);
            Volatile.Write(ref _generation, _generation + 1);
            if (_sleepers > 0)
            {
                Monitor.PulseAll(Gate);
            }
        }

        ClaimBlocks();
        for (var spin = 0; spin < SpinsBeforeSleep && Volatile.Read(ref _active) > 0; spin++)
        {
            Thread.SpinWait(8);
        }

        lock (Gate)
        {
            _open = false;
            while (_active > 0)
            {
                Monitor.Wait(Gate);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void ClaimBlocks()
    {
        var run = _run;
        var job = _job;
        var blocks = _blocks;
        for (var block = Interlocked.Increment(ref _next) - 1; block < blocks; block = Interlocked.Increment(ref _next) - 1)
        {
            run(job, block);
        }
    }

    static void Work(object? number)
    {
        var (mine, seen) = ((int)number!, 0);
        while (true)
        {
            for (var spin = 0; spin < SpinsBeforeSleep && Volatile.Read(ref _generation) == seen; spin++)
            {
                Thread.SpinWait(8);
            }

            lock (Gate)
            {
                while (_generation == seen)
                {
                    _sleepers++;
                    Monitor.Wait(Gate);
                    _sleepers--;
                }

                seen = _generation;
                if (!_open || mine >= _threads)
                {
                    continue;
                }

                _active++;
            }

            ClaimBlocks();
            lock (Gate)
            {
                if (--_active == 0)
                {
                    Monitor.PulseAll(Gate);
                }
            }
        }
    }

    static int FromEnvironment() =>
        int.TryParse(Environment.GetEnvironmentVariable(Variable), out var threads) && threads > 0
            ? Math.Min(threads, 256)
            : Environment.ProcessorCount;
}
