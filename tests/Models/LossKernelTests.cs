using GraphSec.Models;
using GraphSec.Models.Kernels;

namespace GraphSec.Tests.Models;

/// <summary>The kernels that losses and the optimizer are made of, of every set against the plain reference.</summary>
public sealed class LossKernelTests
{
    private static readonly ScalarKernels Reference = new();

    public static TheoryData<string> Sets => [.. KernelSets.Fast];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Losses_and_their_gradients(string set)
    {
        for (var length = 1; length <= 130; length += 3)
        {
            var x = Numbers.Draw(length, 1, 10);
            var targets = Numbers.Draw(length, 2);
            var weights = Array.ConvertAll(Numbers.Draw(length, 3), MathF.Abs);
            int[] offsets = [0, length / 3, length / 3, length];
            float[] perSegment = [2, 5, 0.5f];
            float[] logSums = [1, float.NegativeInfinity, 2];
            float[] upstream = [1.5f];
            Same(set, $"segments {length}", 1, (k, into) => k.SegmentLoss(x, offsets, logSums, targets, perSegment, 0.25f, into));
            Same(set, $"sum {length}", 1, (k, into) => k.Sum(x, weights, 0.5f, into));
            foreach (var add in new[] { false, true })
            {
                Same(set, $"segments' {length}", length, (k, into) => k.SegmentLossBackward(
                    weights, offsets, targets, perSegment, new Factor(0.3f, upstream), into, add));
                Same(set, $"sigmoid' {length}", length, (k, into) =>
                    k.SigmoidLossBackward(x, targets, weights, new Factor(0.3f, upstream), into, add));
                Same(set, $"sigmoid' of ones {length}", length, (k, into) =>
                    k.SigmoidLossBackward(x, targets, default, 0.3f, into, add));
                Same(set, $"fill {length}", length, (k, into) => k.Fill(new Factor(2, upstream), into, add));
                Same(set, $"scale {length}", length, (k, into) => k.Scale(x, new Factor(2, upstream), into, add));
                Same(set, $"difference {length}", length, (k, into) => k.Difference(x, targets, new Factor(2, upstream), into, add));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Classes(string set)
    {
        foreach (var (rows, width) in new[] { (1, 1), (3, 4), (40, 2), (17, 33) })
        {
            var x = Numbers.Draw(rows * width, 1, 5);
            int[] classes = [.. Enumerable.Range(0, rows).Select(i => i * 7 % width)];
            foreach (var weights in new[] { null, Array.ConvertAll(Numbers.Draw(rows, 2), MathF.Abs) })
            {
                Same(set, "loss", 1, (k, into) => k.ClassLoss(x, classes, weights, 0.1f, new float[x.Length], into));
                Same(set, "softmax", x.Length, (k, into) => k.ClassLoss(x, classes, weights, 0.1f, into, new float[1]));
                Same(set, "loss'", x.Length, (k, into) => k.ClassLossBackward(x, classes, weights, 0.1f, into, add: true));
                Same(set, "loss' anew", x.Length, (k, into) => k.ClassLossBackward(x, classes, weights, 0.1f, into, add: false));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Columns_shares_and_orders(string set)
    {
        var x = Numbers.Draw(6 * 5, 1);
        foreach (var add in new[] { false, true })
        {
            Same(set, "out", 6 * 9, (k, into) => k.CopyColumns(x, new(5, 0), into, new(9, 3), 5, add));
            Same(set, "in", 6 * 2, (k, into) => k.CopyColumns(x, new(5, 2), into, new(2, 0), 2, add));
        }

        int[] offsets = [0, 2, 2, 5, 7];
        float[] weights = [1, 3, 2, 2, 4, 0, 0];
        Same(set, "shares", 7, (k, into) => k.Shares(new Bags(4, offsets, default, weights), into));
        Same(set, "equal shares", 7, (k, into) => k.Shares(new Bags(4, offsets, default), into));
        var picked = new int[3];
        KernelSets.Staged(set).Pick([5, 6, 7, 8], [3, 0, 2], picked);
        Assert.Equal([8, 5, 7], picked);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Clipping(string set)
    {
        foreach (var limit in new[] { 0.5f, 5, 500 })
        {
            Same(set, $"clip {limit}", 1, (k, into) => k.ClipFactor([9, 16, 0], limit, into));
        }

        Same(set, "clip nothing", 1, (k, into) => k.ClipFactor([0, 0], 1, into));
        Same(set, "norm", 1, (k, into) => k.SquaredNorm([3, 4], into));
        Same(set, "distance", 1, (k, into) => k.SquaredDistance([3, 4], [1, 1], 0.5f, into));
    }

    private static void Same(string set, string what, int length, Kernel run)
    {
        var expected = Array.ConvertAll(Numbers.Draw(length, 77), MathF.Abs);
        var actual = expected.ToArray();
        run(Reference, expected);
        run(KernelSets.Staged(set), actual);
        Numbers.Close(expected, actual, 1e-4f, $"{set} {what}");
    }

    private delegate void Kernel(IKernels kernels, Span<float> into);
}
