namespace GraphSec.Models.Kernels;

public sealed partial class ScalarKernels
{
    public void SegmentSoftmax(ReadOnlySpan<float> x, ReadOnlySpan<int> offsets, Span<float> into, Span<float> logSums)
    {
        for (var s = 0; s + 1 < offsets.Length; s++)
        {
            var (max, sum) = (float.NegativeInfinity, 0f);
            for (var k = offsets[s]; k < offsets[s + 1]; k++)
            {
                max = MathF.Max(max, x[k]);
            }

            for (var k = offsets[s]; k < offsets[s + 1]; k++)
            {
                sum += into[k] = MathF.Exp(x[k] - max);
            }

            for (var k = offsets[s]; k < offsets[s + 1]; k++)
            {
                into[k] /= sum;
            }

            logSums[s] = max + MathF.Log(sum);
        }
    }

    public void SegmentLoss(
        ReadOnlySpan<float> x, ReadOnlySpan<int> offsets, ReadOnlySpan<float> logSums, ReadOnlySpan<float> targets,
        ReadOnlySpan<float> weights, float scale, Span<float> into)
    {
        var loss = 0.0;
        for (var s = 0; s < weights.Length; s++)
        {
            var term = 0.0;
            for (var p = offsets[s]; p < offsets[s + 1]; p++)
            {
                term += targets[p] * ((double)logSums[s] - x[p]);
            }

            loss += weights[s] * term;
        }

        into[0] = (float)(loss * scale);
    }

    public void SegmentLossBackward(
        ReadOnlySpan<float> softmax, ReadOnlySpan<int> offsets, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights,
        Factor scale, Span<float> into, bool add)
    {
        var factor = scale.Value;
        for (var s = 0; s < weights.Length; s++)
        {
            var sum = 0f;
            for (var p = offsets[s]; p < offsets[s + 1]; p++)
            {
                sum += targets[p];
            }

            for (var p = offsets[s]; p < offsets[s + 1]; p++)
            {
                Put(ref into[p], factor * weights[s] * (softmax[p] * sum - targets[p]), add);
            }
        }
    }

    public void ClassLoss(
        ReadOnlySpan<float> x, ReadOnlySpan<int> classes, ReadOnlySpan<float> weights, float scale, Span<float> softmax,
        Span<float> loss)
    {
        var width = x.Length / Math.Max(classes.Length, 1);
        Span<int> row = [0, width];
        Span<float> logSum = [0];
        var sum = 0.0;
        for (var i = 0; i < classes.Length; i++)
        {
            var values = x.Slice(i * width, width);
            SegmentSoftmax(values, row, softmax.Slice(i * width, width), logSum);
            sum += (weights.IsEmpty ? 1 : weights[i]) * ((double)logSum[0] - values[classes[i]]);
        }

        loss[0] = (float)(sum * scale);
    }

    public void ClassLossBackward(
        ReadOnlySpan<float> softmax, ReadOnlySpan<int> classes, ReadOnlySpan<float> weights, Factor scale, Span<float> into,
        bool add)
    {
        var width = into.Length / Math.Max(classes.Length, 1);
        for (var i = 0; i < classes.Length; i++)
        {
            var share = scale.Value * (weights.IsEmpty ? 1 : weights[i]);
            for (var j = 0; j < width; j++)
            {
                var hit = j == classes[i] ? 1 : 0;
                Put(ref into[i * width + j], share * (softmax[i * width + j] - hit), add);
            }
        }
    }

    public void SigmoidLoss(ReadOnlySpan<float> x, ReadOnlySpan<float> targets, Span<float> into, Span<float> losses)
    {
        for (var i = 0; i < x.Length; i++)
        {
            var e = MathF.Exp(-MathF.Abs(x[i]));
            into[i] = (x[i] >= 0 ? 1 : e) / (1 + e);
            losses[i] = MathF.Max(x[i], 0) - targets[i] * x[i] + MathF.Log(1 + e);
        }
    }

    public void SigmoidLossBackward(
        ReadOnlySpan<float> sigmoid, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, Factor scale, Span<float> into,
        bool add)
    {
        var factor = scale.Value;
        for (var i = 0; i < into.Length; i++)
        {
            Put(ref into[i], factor * (weights.IsEmpty ? 1 : weights[i]) * (sigmoid[i] - targets[i]), add);
        }
    }

    public void PairLoss(
        Bags bags, ReadOnlySpan<int> shifts, ReadOnlySpan<float> z, PairWeights weights, Span<float> losses, Span<float> gradient)
    {
        gradient.Clear();
        for (var i = 0; i < bags.Count; i++)
        {
            var loss = 0f;
            for (var k = bags.Start(i); k < bags.End(i); k++)
            {
                loss += bags.Row(k) == i ? 0 : Pair(i, bags.Row(k), -1, weights.Positive, z, gradient, z.Length / bags.Count);
            }

            foreach (var shift in shifts)
            {
                var (up, down) = ((i + shift) % bags.Count, (i - shift + bags.Count) % bags.Count);
                loss += Pair(i, up, 1, weights.Negative, z, gradient, z.Length / bags.Count);
                loss += Pair(i, down, 1, weights.Negative, z, gradient, z.Length / bags.Count);
            }

            losses[i] = loss;
        }
    }

    static float Pair(int i, int j, int sign, float weight, ReadOnlySpan<float> z, Span<float> gradient, int width)
    {
        var s = 0f;
        for (var c = 0; c < width; c++)
        {
            s += z[i * width + c] * z[j * width + c];
        }

        var e = MathF.Exp(-MathF.Abs(s));
        var slope = 2 * weight * sign * (sign * s > 0 ? 1 / (1 + e) : e / (1 + e));
        for (var c = 0; c < width && !gradient.IsEmpty; c++)
        {
            gradient[i * width + c] += slope * z[j * width + c];
        }

        return weight * (MathF.Max(sign * s, 0) + MathF.Log(1 + e));
    }
}
