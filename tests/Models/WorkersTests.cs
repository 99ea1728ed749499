using GraphSec.Models.Threading;

namespace GraphSec.Tests.Models;

/// <summary>Fork and join under all that can be asked of them. Not beside others that change the number of threads.</summary>
[Collection("number of threads")]
public sealed unsafe class WorkersTests
{
    private const long Worth = 10_000_000;

    private struct Count : IBlockJob
    {
        public int* Into;
        public bool Nests;

        public readonly void Run(int block)
        {
            if (Nests)
            {
                var inner = new Count { Into = Into + 8 * block };
                Workers.Run(ref inner, 8, Worth);
                return;
            }

            // Uneven, so that threads that are done early take from others.
            Thread.SpinWait(block % 16 == 0 ? 200 : 1);
            Interlocked.Increment(ref Into[block]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(16)]
    public void Every_block_runs_once(int threads) => With(threads, () =>
    {
        for (var round = 0; round < 300; round++)
        {
            Each(1 + round * 7 % 130, nests: false);
            if (round % 50 == 0)
            {
                // Long enough for the crew to fall asleep.
                Thread.Sleep(20);
            }
        }
    });

    [Fact]
    public void A_job_inside_a_job_runs_whole() => With(4, () => Each(64, nests: true));

    [Fact]
    public void Callers_at_once_get_all_of_theirs() => With(3, () =>
    {
        var callers = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            for (var round = 0; round < 200; round++)
            {
                Each(50, nests: false);
            }
        })).ToList();
        callers.ForEach(caller => caller.Start());
        callers.ForEach(caller => caller.Join());
    });

    [Fact]
    public void Work_done_alone_stays_on_its_thread() => With(4, () =>
    {
        var (mine, seen) = (Environment.CurrentManagedThreadId, new int[64]);
        Workers.Alone(() =>
        {
            fixed (int* into = seen)
            {
                var job = new Who { Into = into };
                Workers.Run(ref job, seen.Length, Worth);
            }
        });
        Assert.All(seen, thread => Assert.Equal(mine, thread));
    });

    private struct Who : IBlockJob
    {
        public int* Into;

        public readonly void Run(int block) => Into[block] = Environment.CurrentManagedThreadId;
    }

    private static void Each(int blocks, bool nests)
    {
        var counts = new int[nests ? 8 * blocks : blocks];
        fixed (int* into = counts)
        {
            var job = new Count { Into = into, Nests = nests };
            Workers.Run(ref job, blocks, Worth);
        }

        Assert.All(counts, count => Assert.Equal(1, count));
    }

    private static void With(int threads, Action work)
    {
        var before = Workers.Threads;
        Workers.Threads = threads;
        try
        {
            work();
        }
        finally
        {
            Workers.Threads = before;
        }
    }
}
