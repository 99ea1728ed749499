namespace GraphSec.Models.Kernels;

public sealed partial class ScalarKernels
{
    public void Gather(Bags bags, ReadOnlySpan<float> x, Span<float> into, int width, bool add)
    {
        for (var i = 0; i < bags.Count; i++)
        {
            for (var j = 0; j < width; j++)
            {
                var sum = 0f;
                for (var k = bags.Start(i); k < bags.End(i); k++)
                {
                    sum += bags.Weight(k) * x[bags.Row(k) * width + j];
                }

                Put(ref into[i * width + j], sum, add);
            }
        }
    }

    public void Scatter(Bags bags, ReadOnlySpan<float> x, Span<float> into, int width)
    {
        for (var i = 0; i < bags.Count; i++)
        {
            for (var k = bags.Start(i); k < bags.End(i); k++)
            {
                for (var j = 0; j < width; j++)
                {
                    into[bags.Row(k) * width + j] += bags.Weight(k) * x[i * width + j];
                }
            }
        }
    }

    public void GatherRelational(
        Bags bags, ReadOnlySpan<int> relationOfEntry, ReadOnlySpan<float> x, ReadOnlySpan<float> relations,
        Span<float> into, int width, bool add)
    {
        for (var i = 0; i < bags.Count; i++)
        {
            for (var j = 0; j < width; j++)
            {
                var sum = 0f;
                for (var k = bags.Start(i); k < bags.End(i); k++)
                {
                    sum += bags.Weight(k) * x[bags.Row(k) * width + j] * relations[relationOfEntry[k] * width + j];
                }

                Put(ref into[i * width + j], sum, add);
            }
        }
    }

    public void ScatterRelations(
        Bags bags, ReadOnlySpan<int> relationOfEntry, ReadOnlySpan<float> x, ReadOnlySpan<float> gradient,
        Span<float> into, int width)
    {
        for (var i = 0; i < bags.Count; i++)
        {
            for (var k = bags.Start(i); k < bags.End(i); k++)
            {
                for (var j = 0; j < width; j++)
                {
                    into[relationOfEntry[k] * width + j] +=
                        bags.Weight(k) * x[bags.Row(k) * width + j] * gradient[i * width + j];
                }
            }
        }
    }

    public void BagDot(
        Bags bags, ReadOnlySpan<int> rows, ReadOnlySpan<float> h, ReadOnlySpan<float> table, Span<float> into, int width)
    {
        for (var p = 0; p < bags.Count; p++)
        {
            var sum = 0f;
            for (var k = bags.Start(p); k < bags.End(p); k++)
            {
                for (var j = 0; j < width; j++)
                {
                    sum += bags.Weight(k) * h[rows[p] * width + j] * table[bags.Row(k) * width + j];
                }
            }

            into[p] = sum;
        }
    }

    public void BagDotRows(
        Bags bags, ReadOnlySpan<int> rows, ReadOnlySpan<float> table, ReadOnlySpan<float> gradient, Span<float> into, int width)
    {
        for (var p = 0; p < bags.Count; p++)
        {
            for (var k = bags.Start(p); k < bags.End(p); k++)
            {
                for (var j = 0; j < width; j++)
                {
                    into[rows[p] * width + j] += gradient[p] * bags.Weight(k) * table[bags.Row(k) * width + j];
                }
            }
        }
    }

    public void BagDotTable(
        Bags bags, ReadOnlySpan<int> rows, ReadOnlySpan<float> h, ReadOnlySpan<float> gradient, Span<float> into, int width)
    {
        for (var p = 0; p < bags.Count; p++)
        {
            for (var k = bags.Start(p); k < bags.End(p); k++)
            {
                for (var j = 0; j < width; j++)
                {
                    into[bags.Row(k) * width + j] += gradient[p] * bags.Weight(k) * h[rows[p] * width + j];
                }
            }
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
