using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

internal sealed unsafe partial class SimdKernels<TLanes>
{
    public void Adam(
        Span<float> weights, ReadOnlySpan<float> gradient, Span<float> first, Span<float> second, AdamRule rule,
        Factor gradientScale)
    {
        fixed (float* pw = weights, pg = gradient, pf = first, ps = second)
        {
            var job = new AdamJob<TLanes>
            {
                Weights = pw,
                Gradient = pg,
                First = pf,
                Second = ps,
                Length = weights.Length,
                Rule = rule,
                GradientScale = gradientScale.Value,
            };
            Workers.Run(ref job, Blocks(weights.Length, AdamJob<TLanes>.PerBlock), weights.Length);
        }
    }

    public void ClipFactor(ReadOnlySpan<float> squares, float limit, Span<float> into) =>
        Plain.ClipFactor(squares, limit, into);
}
