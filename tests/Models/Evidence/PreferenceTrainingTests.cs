using GraphSec.Models.Detectors.Evidence;

namespace GraphSec.Tests.Models.Evidence;

public class PreferenceTrainingTests
{
    [Fact]
    public void What_only_the_worse_ones_have_weighs_most()
    {
        var pairs = new PreferencePairs();
        for (var i = 0; i < 20; i++)
        {
            pairs.Add(new Dictionary<int, float> { [3] = 1, [5] = -1, [6 + i % 4] = i % 2 == 0 ? 1 : -1 }, 1);
        }

        var weights = PreferenceTraining.Fit(pairs, 16, 0.01f);
        Assert.True(weights[3] > 0.5f);
        Assert.Equal(-weights[3], weights[5], 1e-4f);
        Assert.True(Math.Abs(weights[6]) < weights[3]);
        Assert.Equal(0, weights[1]);
    }

    // One word that makes worse n times of n: the loss log(1 + e^-w) + r/2 w² is least where r w = 1 / (1 + e^w).
    [Theory]
    [InlineData(0.1f)]
    [InlineData(0.01f)]
    [InlineData(1f)]
    public void It_finds_the_minimum(float ridge)
    {
        var pairs = new PreferencePairs();
        pairs.Add(new Dictionary<int, float> { [1] = 1 }, 2);
        var weight = PreferenceTraining.Fit(pairs, 2, ridge)[1];
        Assert.Equal(1 / (1 + Math.Exp(weight)), ridge * weight, 1e-4);
    }

    [Fact]
    public void A_pair_counts_by_its_weight()
    {
        var pairs = new PreferencePairs();
        pairs.Add(new Dictionary<int, float> { [1] = 1 }, 3);
        pairs.Add(new Dictionary<int, float> { [1] = -1 }, 1);
        Assert.True(PreferenceTraining.Fit(pairs, 2, 0.01f)[1] > 0.5f);
    }

    [Fact]
    public void Nothing_is_learned_from_nothing() => Assert.All(PreferenceTraining.Fit(new PreferencePairs(), 4, 0.1f), w => Assert.Equal(0, w));

    [Fact]
    public void What_does_not_differ_is_left_out()
    {
        var pairs = new PreferencePairs();
        pairs.Add(new Dictionary<int, float> { [4] = 2, [1] = 0, [2] = -1 }, 1);
        Assert.Equal([2, 4], pairs.WordsOf(0).ToArray());
        Assert.Equal([-1, 2], pairs.TimesOf(0).ToArray());
    }
}
