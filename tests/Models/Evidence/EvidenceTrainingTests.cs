using GraphSec.Models;
using GraphSec.Models.Detectors.Evidence;
using GraphSec.Models.Kernels;

namespace GraphSec.Tests.Models.Evidence;

public class EvidenceTrainingTests
{
    private static readonly EvidenceOptions Small = new() { Hidden = 8, Buckets = 16, Epochs = 30, Batch = 32, Dropout = 0 };

    [Fact]
    public void It_learns_what_numbers_say()
    {
        var network = EvidenceTraining.Fit(Examples((numbers, _) => numbers[0] > numbers[1]), Small, Kernels("scalar"));
        Assert.True(network.LogOdds([2, -2, 0], []) > 1);
        Assert.True(network.LogOdds([-2, 2, 0], []) < -1);
    }

    [Fact]
    public void It_learns_what_a_word_says()
    {
        var network = EvidenceTraining.Fit(Examples((_, word) => word == 3), Small, Kernels("scalar"));
        Assert.True(network.LogOdds([0, 0, 0], [3]) > network.LogOdds([0, 0, 0], [4]) + 2);
        Assert.Equal(0, network.Words.Values[15]);
    }

    [Fact]
    public void What_decay_took_from_words_is_given_back_in_the_end()
    {
        var examples = Examples((_, word) => word == 3);
        var (fitted, relaxed) = (Fit(1), Fit(1.25f));
        Assert.Equal(fitted.Words.Values.ToArray().Select(weight => 1.25f * weight), relaxed.Words.Values.ToArray());
        Assert.Equal(fitted.LogOdds([1, -1, 0], []), relaxed.LogOdds([1, -1, 0], []));

        EvidenceNetwork Fit(float gain) => EvidenceTraining.Fit(examples, Small with { WordGain = gain }, Kernels("scalar"));
    }

    [Fact]
    public void One_example_weighs_what_the_tape_says()
    {
        var examples = Examples((numbers, word) => numbers[2] > 0 ^ word > 5);
        var network = EvidenceTraining.Fit(examples, Small, Kernels("scalar"));
        using var tape = new Tape(Kernels("scalar"), 1) { Training = false };
        for (var i = 0; i < 20; i++)
        {
            var numbers = examples.Numbers.Slice(i * 3, 3);
            var standard = new float[3];
            network.Standardize(numbers, standard);
            tape.Reset();
            var words = examples.WordsOf(i).ToArray();
            var expected = network.Forward(tape, Tensor.From(1, 3, standard), [0, words.Length], words).Scalar();
            Assert.Equal(expected, network.LogOdds(numbers, words), 1e-4f);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(45)]
    [InlineData(64)]
    [InlineData(97)]
    public void Examples_are_summed_in_the_order_of_their_numbers_however_many_go_together(int hidden)
    {
        var network = new EvidenceNetwork(3, new EvidenceOptions { Hidden = hidden, Buckets = 4, Seed = hidden });
        foreach (ref var bias in Parameter("evidence.first.bias").Values)
        {
            bias = 0.01f;
        }

        // As many as go together, and some more.
        float[][] examples = [.. Enumerable.Range(0, 13).Select(i => new[] { 0.3f + i, -1.7f * i, 2.2f - i })];
        var expected = examples.Select(numbers => Bits(Sums(Sums(Sums(numbers, "first", hidden), "second", hidden), "last", 1)[0])).ToArray();
        Assert.Equal(expected, examples.Select(numbers => Bits(network.LogOdds(numbers, []))));
        var odds = new float[examples.Length];
        network.LogOddsByNumbers([.. examples.SelectMany(numbers => numbers)], odds);
        Assert.Equal(expected, odds.Select(Bits));

        static int Bits(float value) => BitConverter.SingleToInt32Bits(value);

        Tensor Parameter(string name) => network.Parameters.Single(parameter => parameter.Name == name);

        float[] Sums(float[] x, string layer, int width)
        {
            var sums = new float[width];
            for (var i = 0; i < width; i++)
            {
                sums[i] = Parameter($"evidence.{layer}.bias").Values[i];
                for (var k = 0; k < x.Length; k++)
                {
                    sums[i] += x[k] * Parameter($"evidence.{layer}.weight").Values[k * width + i];
                }

                sums[i] = layer == "last" ? sums[i] : Math.Max(sums[i], 0);
            }

            return sums;
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void One_seed_and_one_kernel_set_give_the_same_bytes(string kernels)
    {
        var examples = Examples((numbers, _) => numbers[0] > 0);
        var (one, two) = (EvidenceTraining.Fit(examples, Small, Kernels(kernels)), EvidenceTraining.Fit(examples, Small, Kernels(kernels)));
        Assert.All(one.Parameters.Zip(two.Parameters), pair => Assert.Equal(pair.First.Read(), pair.Second.Read()));
    }

    [Fact]
    public void An_example_of_another_width_and_none_at_all_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new EvidenceExamples(3).Add([1, 2], [], 1, 1));
        Assert.Throws<ArgumentException>(() => EvidenceTraining.Fit(new EvidenceExamples(3), Small, Kernels("scalar")));
    }

    public static TheoryData<string> Sets => [.. KernelSets.Names];

    private static EvidenceExamples Examples(Func<float[], int, bool> rule)
    {
        var random = new Pcg32(5);
        var examples = new EvidenceExamples(3);
        for (var i = 0; i < 400; i++)
        {
            float[] numbers = [random.NextSingle() * 4 - 2, random.NextSingle() * 4 - 2, random.NextSingle() * 4 - 2];
            var word = 1 + random.Next(9);
            examples.Add(numbers, [word], rule(numbers, word) ? 1 : 0, 1);
        }

        return examples;
    }

    private static IKernels Kernels(string name) => KernelSets.Create(name);
}
