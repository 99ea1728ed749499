using GraphSec.Models.Kernels;

namespace GraphSec.Models.Torch;

public sealed unsafe partial class TorchKernels
{
    /// <summary>As in the plain kernels.</summary>
    const float NormEpsilon = 1e-5f;

    public void Activate(Activation kind, ReadOnlySpan<float> x, ReadOnlySpan<float> bias, Span<float> into)
    {
        fixed (float* px = x, pb = bias, pi = into)
        {
            TorchLibrary.Check(Native.Activate(_device, (int)kind, px, pb, pi, into.Length, bias.Length));
        }
    }

    public void ActivateBackward(
        Activation kind, ReadOnlySpan<float> x, ReadOnlySpan<float> result, ReadOnlySpan<float> gradient,
        Span<float> into, bool add)
    {
        fixed (float* px = x, pr = result, pg = gradient, pi = into)
        {
            TorchLibrary.Check(Native.ActivateBackward(_device, (int)kind, px, pr, pg, pi, into.Length, Number(add)));
        }
    }

    public void Dropout(ReadOnlySpan<float> x, float rate, ulong key, Span<float> into, bool add)
    {
        fixed (float* px = x, pi = into)
        {
            var threshold = CounterHash.Threshold(rate);
            TorchLibrary.Check(Native.Dropout(_device, px, 1 / (1 - rate), threshold, key, pi, into.Length, Number(add)));
        }
    }

    public void ColumnSums(ReadOnlySpan<float> x, Span<float> into, bool add)
    {
        fixed (float* px = x, pi = into)
        {
            var rows = into.Length == 0 ? 0 : x.Length / into.Length;
            TorchLibrary.Check(Native.ColumnSums(_device, px, pi, rows, into.Length, Number(add)));
        }
    }

    public void CopyColumns(ReadOnlySpan<float> x, ColumnBlock from, Span<float> into, ColumnBlock to, int width, bool add)
    {
        fixed (float* px = x, pi = into)
        {
            var rows = from.Stride == 0 ? 0 : x.Length / from.Stride;
            TorchLibrary.Check(Native.CopyColumns(
                _device, px, rows, from.Stride, from.Start, pi, to.Stride, to.Start, width, Number(add)));
        }
    }

    public void LayerNorm(
        ReadOnlySpan<float> x, ReadOnlySpan<float> gain, ReadOnlySpan<float> bias, Span<float> into, Span<float> moments)
    {
        fixed (float* px = x, pg = gain, pb = bias, pi = into, pm = moments)
        {
            TorchLibrary.Check(Native.LayerNorm(_device, px, pg, pb, pi, pm, moments.Length / 2, gain.Length, NormEpsilon));
        }
    }

    public void LayerNormBackward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> gain, ReadOnlySpan<float> moments, ReadOnlySpan<float> gradient,
        Span<float> into, bool add)
    {
        fixed (float* px = x, pn = gain, pm = moments, pg = gradient, pi = into)
        {
            TorchLibrary.Check(Native.LayerNormBackward(
                _device, px, pn, pm, pg, pi, moments.Length / 2, gain.Length, Number(add)));
        }
    }

    public void LayerNormGain(
        ReadOnlySpan<float> x, ReadOnlySpan<float> moments, ReadOnlySpan<float> gradient, Span<float> into, bool add)
    {
        fixed (float* px = x, pm = moments, pg = gradient, pi = into)
        {
            TorchLibrary.Check(Native.LayerNormGain(_device, px, pm, pg, pi, moments.Length / 2, into.Length, Number(add)));
        }
    }
}
