namespace GraphSec.Models.Kernels;

/// <summary>The plain reference: one thread, one loop per formula, never optimised. Others are tested against it.</summary>
public sealed partial class ScalarKernels : IKernels
{
    public string Name => "scalar";

    public IMemory Memory => HostMemory.Shared;

    public void MatMul(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, Product size, bool add)
    {
        for (var i = 0; i < size.Rows; i++)
        {
            for (var j = 0; j < size.Columns; j++)
            {
                var sum = 0f;
                for (var p = 0; p < size.Inner; p++)
                {
                    sum += a[i * size.Inner + p] * b[p * size.Columns + j];
                }

                Put(ref c[i * size.Columns + j], sum, add);
            }
        }
    }

    public void MatMulLeftTransposed(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, Product size, bool add)
    {
        for (var i = 0; i < size.Rows; i++)
        {
            for (var j = 0; j < size.Columns; j++)
            {
                var sum = 0f;
                for (var p = 0; p < size.Inner; p++)
                {
                    sum += a[p * size.Rows + i] * b[p * size.Columns + j];
                }

                Put(ref c[i * size.Columns + j], sum, add);
            }
        }
    }

    public void MatMulRightTransposed(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, Product size, bool add)
    {
        for (var i = 0; i < size.Rows; i++)
        {
            for (var j = 0; j < size.Columns; j++)
            {
                var sum = 0f;
                for (var p = 0; p < size.Inner; p++)
                {
                    sum += a[i * size.Inner + p] * b[j * size.Inner + p];
                }

                Put(ref c[i * size.Columns + j], sum, add);
            }
        }
    }

    public void Adam(
        Span<float> weights, ReadOnlySpan<float> gradient, Span<float> first, Span<float> second, AdamRule rule,
        Factor gradientScale)
    {
        var scale = gradientScale.Value;
        for (var i = 0; i < weights.Length; i++)
        {
            var g = gradient[i] * scale;
            first[i] = rule.Beta1 * first[i] + (1 - rule.Beta1) * g;
            second[i] = rule.Beta2 * second[i] + (1 - rule.Beta2) * g * g;
            var step = rule.Rate * first[i] / (MathF.Sqrt(second[i]) * rule.SecondCorrection + rule.Epsilon);
            weights[i] = rule.Decay * weights[i] - step;
        }
    }

    public void ClipFactor(ReadOnlySpan<float> squares, float limit, Span<float> into)
    {
        var sum = 0.0;
        foreach (var square in squares)
        {
            sum += square;
        }

        var norm = (float)Math.Sqrt(sum);
        into[0] = norm > limit ? limit / norm : 1;
    }

    static void Put(ref float into, float value, bool add) => into = add ? into + value : value;
}
