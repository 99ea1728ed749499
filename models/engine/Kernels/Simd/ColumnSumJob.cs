using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>Partial column sums of x, or of gradient ⊙ normalized x where there are moments: one row per block.</summary>
internal unsafe struct ColumnSumJob<TLanes> : IBlockJob
    where TLanes : struct, ILanes<TLanes>
{
    public float* X;
    public float* Moments;
    public float* Gradient;
    public float* Partials;
    public int Rows;
    public int Width;
    public int PerBlock;

    public readonly void Run(int block)
    {
        var end = Math.Min(Rows, (block + 1) * PerBlock);
        var into = Partials + (nint)block * Width;
        new Span<float>(into, Width).Clear();
        for (var i = block * PerBlock; i < end; i++)
        {
            var row = (nint)i * Width;
            if (Moments is null)
            {
                AddRow(X + row, into);
            }
            else
            {
                AddNormalized(X + row, Gradient + row, Moments[2 * i], Moments[2 * i + 1], into);
            }
        }
    }

    readonly void AddRow(float* x, float* into)
    {
        var j = 0;
        for (; j + TLanes.Count <= Width; j += TLanes.Count)
        {
            TLanes.Store(TLanes.Add(TLanes.Load(x + j), TLanes.Load(into + j)), into + j);
        }

        for (; j < Width; j++)
        {
            into[j] += x[j];
        }
    }

    readonly void AddNormalized(float* x, float* gradient, float mean, float inverse, float* into)
    {
        var (means, inverses, j) = (TLanes.Create(mean), TLanes.Create(inverse), 0);
        for (; j + TLanes.Count <= Width; j += TLanes.Count)
        {
            var n = TLanes.Multiply(TLanes.Subtract(TLanes.Load(x + j), means), inverses);
            TLanes.Store(TLanes.MultiplyAdd(TLanes.Load(gradient + j), n, TLanes.Load(into + j)), into + j);
        }

        for (; j < Width; j++)
        {
            into[j] += gradient[j] * (x[j] - mean) * inverse;
        }
    }
}
