using GraphSec.Models;

namespace GraphSec.Tests.Models;

public sealed class RandomTests
{
    /// <summary>The demonstration output of the generator's author for seed 42, stream 54.</summary>
    [Fact]
    public void The_generator_gives_its_authors_numbers()
    {
        var random = new Pcg32(42, 54);
        uint[] expected = [0xa15c02b7, 0x7b47f409, 0xba1d3330, 0x83d2f293, 0xbfa4784b, 0xcbed606e];
        Assert.Equal(expected, expected.Select(_ => random.Next()));
    }

    [Fact]
    public void Normal_numbers_have_mean_0_and_variance_1()
    {
        var random = new Pcg32(1);
        var draws = Enumerable.Range(0, 100_000).Select(_ => random.NextNormal()).ToArray();
        Assert.Equal(0, draws.Average(), 0.02);
        Assert.Equal(1, draws.Average(x => x * x), 0.02);
        Assert.Equal(3, draws.Average(x => x * x * x * x), 0.1);
        Assert.Equal(1.959963984540054, NormalQuantile.At(0.975), 1e-8);
        Assert.Equal(-3.090232306167814, NormalQuantile.At(0.001), 1e-8);
    }

    [Fact]
    public void A_bounded_draw_is_uniform()
    {
        var random = new Pcg32(3);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++)
        {
            counts[random.Next(7)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
    }

    [Fact]
    public void A_shuffle_keeps_every_item()
    {
        var items = Enumerable.Range(0, 100).ToArray();
        new Pcg32(5).Shuffle<int>(items);
        Assert.NotEqual(Enumerable.Range(0, 100), items);
        Assert.Equal(Enumerable.Range(0, 100), items.Order());
    }

    [Fact]
    public void Dropout_keeps_the_share_it_should()
    {
        var kept = Enumerable.Range(0, 100_000).Count(i => CounterHash.Bits(77, (uint)i) >= CounterHash.Threshold(0.3f));
        Assert.InRange(kept, 69_000, 71_000);
    }
}
