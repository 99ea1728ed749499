using FsCheck;
using FsCheck.Fluent;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Tests.Pipeline.Detection;

public class PeerMixtureTests
{
    [Fact]
    public void Without_peers_the_base_stays()
    {
        double[] p = new double[3];
        Assert.Equal(0, PeerMixture.Mix([0, 3, 0], (1, 3), 5, 0.9, [0.7, 0.2, 0.1], p));
        Assert.Equal([0.7, 0.2, 0.1], p);
    }

    [Fact]
    public void Many_peers_outweigh_the_base()
    {
        double[] p = new double[2];
        Assert.Equal(100, PeerMixture.Mix([101, 0], (0, 1), 1, 0.5, [0.1, 0.9], p));
        Assert.True(p[0] > 0.98);
    }

    [Fact]
    public void The_mixture_is_a_distribution() => Prop.ForAll(
        ArbMap.Default.ArbFor<int[]>().Filter(c => c.Length > 0), counts =>
        {
            var weights = counts.Select(c => (double)Math.Abs(c % 50)).ToArray();
            var p = Enumerable.Repeat(1.0 / weights.Length, weights.Length).ToArray();
            PeerMixture.Mix(weights, (0, 1), 3, 0.9, (double[])p.Clone(), p);
            Assert.Equal(1, p.Sum(), 9);
            Assert.All(p, value => Assert.InRange(value, 0, 1));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_tail_adds_up_what_is_at_most_as_probable() => Assert.Equal(0.3, PeerMixture.Tail([0.7, 0.2, 0.1], 0.2), 9);

    [Theory]
    [InlineData(0.05, 0)]
    [InlineData(0.1, 0.1)]
    [InlineData(0.29, 0.1)]
    [InlineData(0.3, 0.3)]
    [InlineData(1, 1)]
    public void An_attainable_tail_never_exceeds_the_limit(double limit, double expected) =>
        Assert.Equal(expected, PeerMixture.AttainableTail([0.7, 0.2, 0.1], limit), 9);

    [Fact]
    public void Ties_are_attained_together() => Assert.Equal(0, PeerMixture.AttainableTail([0.25, 0.25, 0.25, 0.25], 0.9), 9);
}
