using GraphSec.Models.Kernels;

namespace GraphSec.Models.Torch;

public sealed unsafe partial class TorchKernels
{
    public void MatMul(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, Product size, bool add)
    {
        fixed (float* pa = a, pb = b, pc = c)
        {
            TorchLibrary.Check(Native.MatMul(_device, pa, pb, pc, size.Rows, size.Inner, size.Columns, Number(add)));
        }
    }

    public void MatMulLeftTransposed(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, Product size, bool add)
    {
        fixed (float* pa = a, pb = b, pc = c)
        {
            TorchLibrary.Check(Native.MatMulLeft(_device, pa, pb, pc, size.Rows, size.Inner, size.Columns, Number(add)));
        }
    }

    public void MatMulRightTransposed(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, Product size, bool add)
    {
        fixed (float* pa = a, pb = b, pc = c)
        {
            TorchLibrary.Check(Native.MatMulRight(_device, pa, pb, pc, size.Rows, size.Inner, size.Columns, Number(add)));
        }
    }

    public void Add(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> into)
    {
        fixed (float* px = x, py = y, pi = into)
        {
            TorchLibrary.Check(Native.Add(_device, px, py, pi, into.Length));
        }
    }

    public void Scale(ReadOnlySpan<float> x, Factor scale, Span<float> into, bool add)
    {
        fixed (float* px = x, pf = scale.Of, pi = into)
        {
            TorchLibrary.Check(Native.Scale(_device, px, new NativeFactor(scale.Scale, pf), pi, into.Length, Number(add)));
        }
    }

    public void Fill(Factor value, Span<float> into, bool add)
    {
        fixed (float* pf = value.Of, pi = into)
        {
            TorchLibrary.Check(Native.Fill(_device, new NativeFactor(value.Scale, pf), pi, into.Length, Number(add)));
        }
    }

    public void Multiply(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> into, bool add)
    {
        fixed (float* px = x, py = y, pi = into)
        {
            TorchLibrary.Check(Native.Multiply(_device, px, py, pi, into.Length, Number(add)));
        }
    }

    public void Difference(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Factor scale, Span<float> into, bool add)
    {
        fixed (float* px = x, py = y, pf = scale.Of, pi = into)
        {
            var factor = new NativeFactor(scale.Scale, pf);
            TorchLibrary.Check(Native.Difference(_device, px, py, factor, pi, into.Length, Number(add)));
        }
    }

    public void Sum(ReadOnlySpan<float> x, ReadOnlySpan<float> weights, float scale, Span<float> into)
    {
        fixed (float* px = x, pw = weights, pi = into)
        {
            TorchLibrary.Check(Native.Sum(_device, px, pw, scale, pi, x.Length));
        }
    }

    public void SquaredNorm(ReadOnlySpan<float> x, Span<float> into)
    {
        fixed (float* px = x, pi = into)
        {
            TorchLibrary.Check(Native.SquaredNorm(_device, px, pi, x.Length));
        }
    }

    public void SquaredDistance(ReadOnlySpan<float> x, ReadOnlySpan<float> y, float scale, Span<float> into)
    {
        fixed (float* px = x, py = y, pi = into)
        {
            TorchLibrary.Check(Native.SquaredDistance(_device, px, py, scale, pi, x.Length));
        }
    }

    public void Adam(
        Span<float> weights, ReadOnlySpan<float> gradient, Span<float> first, Span<float> second, AdamRule rule,
        Factor gradientScale)
    {
        fixed (float* pw = weights, pg = gradient, pm = first, pv = second, pf = gradientScale.Of)
        {
            var factor = new NativeFactor(gradientScale.Scale, pf);
            TorchLibrary.Check(Native.Adam(_device, pw, pg, pm, pv, weights.Length, new NativeAdamRule(rule), factor));
        }
    }

    public void ClipFactor(ReadOnlySpan<float> squares, float limit, Span<float> into)
    {
        fixed (float* ps = squares, pi = into)
        {
            TorchLibrary.Check(Native.ClipFactor(_device, ps, squares.Length, limit, pi));
        }
    }
}
