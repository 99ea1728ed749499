namespace GraphSec.Models.Kernels;

public sealed partial class ScalarKernels
{
    const float NormEpsilon = 1e-5f;

    public void ColumnSums(ReadOnlySpan<float> x, Span<float> into, bool add)
    {
        for (var j = 0; j < into.Length; j++)
        {
            var sum = 0.0;
            for (var k = j; k < x.Length; k += into.Length)
            {
                sum += x[k];
            }

            Put(ref into[j], (float)sum, add);
        }
    }

    public void LayerNorm(
        ReadOnlySpan<float> x, ReadOnlySpan<float> gain, ReadOnlySpan<float> bias, Span<float> into, Span<float> moments)
    {
        var width = gain.Length;
        for (var i = 0; i < moments.Length / 2; i++)
        {
            var row = x.Slice(i * width, width);
            var mean = this.Sum(row) / width;
            var variance = 0f;
            foreach (var value in row)
            {
                variance += (value - mean) * (value - mean);
            }

            var inverse = 1 / MathF.Sqrt(variance / width + NormEpsilon);
            (moments[2 * i], moments[2 * i + 1]) = (mean, inverse);
            for (var j = 0; j < width; j++)
            {
                into[i * width + j] = (row[j] - mean) * inverse * gain[j] + bias[j];
            }
        }
    }

    public void LayerNormBackward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> gain, ReadOnlySpan<float> moments, ReadOnlySpan<float> gradient,
        Span<float> into, bool add)
    {
        var width = gain.Length;
        for (var i = 0; i < moments.Length / 2; i++)
        {
            var (mean, inverse) = (moments[2 * i], moments[2 * i + 1]);
            var (sum, dot) = (0f, 0f);
            for (var j = 0; j < width; j++)
            {
                var g = gradient[i * width + j] * gain[j];
                sum += g;
                dot += g * (x[i * width + j] - mean) * inverse;
            }

            for (var j = 0; j < width; j++)
            {
                var normal = (x[i * width + j] - mean) * inverse;
                var g = gradient[i * width + j] * gain[j];
                Put(ref into[i * width + j], inverse * (g - (sum + normal * dot) / width), add);
            }
        }
    }

    public void LayerNormGain(
        ReadOnlySpan<float> x, ReadOnlySpan<float> moments, ReadOnlySpan<float> gradient, Span<float> into, bool add)
    {
        var width = into.Length;
        for (var j = 0; j < width; j++)
        {
            var sum = 0f;
            for (var i = 0; i < moments.Length / 2; i++)
            {
                sum += gradient[i * width + j] * (x[i * width + j] - moments[2 * i]) * moments[2 * i + 1];
            }

            Put(ref into[j], sum, add);
        }
    }
}
