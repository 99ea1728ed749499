using GraphSec.Models;

namespace GraphSec.Pipeline.Evaluate;

/// <summary>How often each repository is drawn in each bootstrap sample. Blocks of one repository resemble each other, so that
/// repositories are drawn and not blocks (the cluster bootstrap of Field and Welsh, JRSS B 2007).</summary>
public sealed class Bootstrap
{
    public Bootstrap(int repositories, int samples, int seed)
    {
        var random = new Pcg32((ulong)seed, stream: 11);
        Whole = [.. Enumerable.Repeat(1, repositories)];
        Samples = [.. Enumerable.Range(0, samples).Select(_ =>
        {
            var counts = new int[repositories];
            for (var i = 0; i < repositories; i++)
            {
                counts[random.Next(repositories)]++;
            }

            return counts;
        })];
    }

    /// <summary>Every repository once: the figure itself.</summary>
    public int[] Whole { get; }

    public IReadOnlyList<int[]> Samples { get; }
}
