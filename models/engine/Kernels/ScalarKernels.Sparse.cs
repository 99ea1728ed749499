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

    public void Shares(Bags bags, Span<float> into) => BagWeights.Average(bags.Offsets, bags.Weights, into);

    public void Pick(ReadOnlySpan<int> x, ReadOnlySpan<int> order, Span<int> into)
    {
        for (var k = 0; k < order.Length; k++)
        {
            into[k] = x[order[k]];
        }
    }
}
