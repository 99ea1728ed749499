using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>Layer normalization of a block of rows, forward or backward.</summary>
internal unsafe struct LayerNormJob<TLanes> : IBlockJob
    where TLanes : struct, ILanes<TLanes>
{
    const float Epsilon = 1e-5f;

    public float* X;
    public float* Gain;
    public float* Bias;
    public float* Moments;
    public float* Gradient;
    public float* Into;
    public int Rows;
    public int Width;
    public int PerBlock;
    public bool Adds;

    public readonly void Run(int block)
    {
        var end = Math.Min(Rows, (block + 1) * PerBlock);
        for (var i = block * PerBlock; i < end; i++)
        {
            var row = (nint)i * Width;
            if (Gradient is null)
            {
                Forward(X + row, Moments + 2 * i, Into + row);
            }
            else
            {
                Backward(X + row, Moments + 2 * i, Gradient + row, Into + row);
            }
        }
    }

    readonly void Forward(float* x, float* moments, float* into)
    {
        var (sum, j) = (TLanes.Zero, 0);
        for (; j + TLanes.Count <= Width; j += TLanes.Count)
        {
            sum = TLanes.Add(sum, TLanes.Load(x + j));
        }

        var total = TLanes.Sum(sum);
        for (; j < Width; j++)
        {
            total += x[j];
        }

        var mean = total / Width;
        var (squares, means) = (TLanes.Zero, TLanes.Create(mean));
        for (j = 0; j + TLanes.Count <= Width; j += TLanes.Count)
        {
            var d = TLanes.Subtract(TLanes.Load(x + j), means);
            squares = TLanes.MultiplyAdd(d, d, squares);
        }

        var variance = TLanes.Sum(squares);
        for (; j < Width; j++)
        {
            variance += (x[j] - mean) * (x[j] - mean);
        }

        var inverse = 1 / MathF.Sqrt(variance / Width + Epsilon);
        (moments[0], moments[1]) = (mean, inverse);
        var inverses = TLanes.Create(inverse);
        for (j = 0; j + TLanes.Count <= Width; j += TLanes.Count)
        {
            var n = TLanes.Multiply(TLanes.Subtract(TLanes.Load(x + j), means), inverses);
            TLanes.Store(TLanes.MultiplyAdd(n, TLanes.Load(Gain + j), TLanes.Load(Bias + j)), into + j);
        }

        for (; j < Width; j++)
        {
            into[j] = (x[j] - mean) * inverse * Gain[j] + Bias[j];
        }
    }

    readonly void Backward(float* x, float* moments, float* gradient, float* into)
    {
        var (mean, inverse) = (moments[0], moments[1]);
        var (means, inverses) = (TLanes.Create(mean), TLanes.Create(inverse));
        var (sums, dots, j) = (TLanes.Zero, TLanes.Zero, 0);
        for (; j + TLanes.Count <= Width; j += TLanes.Count)
        {
            var g = TLanes.Multiply(TLanes.Load(gradient + j), TLanes.Load(Gain + j));
            var n = TLanes.Multiply(TLanes.Subtract(TLanes.Load(x + j), means), inverses);
            sums = TLanes.Add(sums, g);
            dots = TLanes.MultiplyAdd(g, n, dots);
        }

        var (sum, dot) = (TLanes.Sum(sums), TLanes.Sum(dots));
        for (; j < Width; j++)
        {
            sum += gradient[j] * Gain[j];
            dot += gradient[j] * Gain[j] * (x[j] - mean) * inverse;
        }

        sum /= Width;
        dot /= Width;
        var (vectorSum, vectorDot) = (TLanes.Create(sum), TLanes.Create(dot));
        for (j = 0; j + TLanes.Count <= Width; j += TLanes.Count)
        {
            var g = TLanes.Multiply(TLanes.Load(gradient + j), TLanes.Load(Gain + j));
            var n = TLanes.Multiply(TLanes.Subtract(TLanes.Load(x + j), means), inverses);
            var value = TLanes.Multiply(inverses, TLanes.Subtract(g, TLanes.MultiplyAdd(n, vectorDot, vectorSum)));
            TLanes.Store(Adds ? TLanes.Add(value, TLanes.Load(into + j)) : value, into + j);
        }

        for (; j < Width; j++)
        {
            var value = inverse * (gradient[j] * Gain[j] - sum - (x[j] - mean) * inverse * dot);
            into[j] = Adds ? into[j] + value : value;
        }
    }
}
