using GraphSec.Models;

namespace GraphSec.Tests.Models;

/// <summary>Inputs for numeric tests: drawn from a seed, and compared with a stated tolerance.</summary>
internal static class Numbers
{
    public static float[] Draw(int length, ulong seed = 1, float scale = 1)
    {
        var random = new Pcg32(seed);
        var values = new float[length];
        foreach (ref var value in values.AsSpan())
        {
            value = (2 * random.NextSingle() - 1) * scale;
        }

        return values;
    }

    public static Tensor Matrix(int rows, int columns, ulong seed = 1, float scale = 1)
    {
        var tensor = Tensor.From(rows, columns, Draw(rows * columns, seed, scale));
        tensor.IsParameter = true;
        return tensor;
    }

    public static void Close(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, float tolerance, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            var allowed = tolerance * MathF.Max(1, MathF.Abs(expected[i]));
            Assert.True(
                MathF.Abs(expected[i] - actual[i]) <= allowed,
                $"{what}: at {i} of {expected.Length} expected {expected[i]:R}, was {actual[i]:R}");
        }
    }
}
