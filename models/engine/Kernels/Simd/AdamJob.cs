using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>The whole of <see cref="AdamRule"/> in one pass over the four arrays.</summary>
internal unsafe struct AdamJob<TLanes> : IBlockJob
    where TLanes : struct, ILanes<TLanes>
{
    public const int PerBlock = 16_384;

    public float* Weights;
    public float* Gradient;
    public float* First;
    public float* Second;
    public int Length;
    public AdamRule Rule;
    public float GradientScale;

    public readonly void Run(int block)
    {
        var (i, end) = (block * PerBlock, Math.Min(Length, (block + 1) * PerBlock));
        var (beta1, rest1) = (TLanes.Create(Rule.Beta1), TLanes.Create(1 - Rule.Beta1));
        var (beta2, rest2) = (TLanes.Create(Rule.Beta2), TLanes.Create(1 - Rule.Beta2));
        var (rate, decay, scale) = (TLanes.Create(Rule.Rate), TLanes.Create(Rule.Decay), TLanes.Create(GradientScale));
        var (correction, epsilon) = (TLanes.Create(Rule.SecondCorrection), TLanes.Create(Rule.Epsilon));
        for (; i + TLanes.Count <= end; i += TLanes.Count)
        {
            var g = TLanes.Multiply(TLanes.Load(Gradient + i), scale);
            var m = TLanes.MultiplyAdd(rest1, g, TLanes.Multiply(beta1, TLanes.Load(First + i)));
            var v = TLanes.MultiplyAdd(TLanes.Multiply(rest2, g), g, TLanes.Multiply(beta2, TLanes.Load(Second + i)));
            TLanes.Store(m, First + i);
            TLanes.Store(v, Second + i);
            var below = TLanes.MultiplyAdd(TLanes.Sqrt(v), correction, epsilon);
            var step = TLanes.Divide(TLanes.Multiply(rate, m), below);
            TLanes.Store(TLanes.Subtract(TLanes.Multiply(decay, TLanes.Load(Weights + i)), step), Weights + i);
        }

        for (; i < end; i++)
        {
            var g = Gradient[i] * GradientScale;
            First[i] = Rule.Beta1 * First[i] + (1 - Rule.Beta1) * g;
            Second[i] = Rule.Beta2 * Second[i] + (1 - Rule.Beta2) * g * g;
            var step = Rule.Rate * First[i] / (MathF.Sqrt(Second[i]) * Rule.SecondCorrection + Rule.Epsilon);
            Weights[i] = Rule.Decay * Weights[i] - step;
        }
    }
}
