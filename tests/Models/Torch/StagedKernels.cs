using GraphSec.Models;
using GraphSec.Models.Kernels;

namespace GraphSec.Tests.Models.Torch;

/// <summary>A set on a device for tests with numbers on the host: everything goes there and back for each kernel.</summary>
internal sealed partial class StagedKernels(IKernels inner) : IKernels
{
    private readonly IMemory there = inner.Memory;

    public string Name => inner.Name;

    public IMemory Memory => HostMemory.Shared;

    public void MatMul(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, Product size, bool add)
    {
        using var aThere = new Staged(there, a);
        using var bThere = new Staged(there, b);
        using var cThere = new Staged(there, c);
        inner.MatMul(aThere.Floats, bThere.Floats, cThere.Floats, size, add);
        cThere.Back(c);
    }

    public void MatMulLeftTransposed(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, Product size, bool add)
    {
        using var aThere = new Staged(there, a);
        using var bThere = new Staged(there, b);
        using var cThere = new Staged(there, c);
        inner.MatMulLeftTransposed(aThere.Floats, bThere.Floats, cThere.Floats, size, add);
        cThere.Back(c);
    }

    public void MatMulRightTransposed(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, Product size, bool add)
    {
        using var aThere = new Staged(there, a);
        using var bThere = new Staged(there, b);
        using var cThere = new Staged(there, c);
        inner.MatMulRightTransposed(aThere.Floats, bThere.Floats, cThere.Floats, size, add);
        cThere.Back(c);
    }

    public void Add(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> into)
    {
        using var xThere = new Staged(there, x);
        using var yThere = new Staged(there, y);
        using var intoThere = new Staged(there, into);
        inner.Add(xThere.Floats, yThere.Floats, intoThere.Floats);
        intoThere.Back(into);
    }

    public void Scale(ReadOnlySpan<float> x, Factor scale, Span<float> into, bool add)
    {
        using var xThere = new Staged(there, x);
        using var scaleThere = new Staged(there, scale.Of);
        using var intoThere = new Staged(there, into);
        inner.Scale(xThere.Floats, new Factor(scale.Scale, scaleThere.Floats), intoThere.Floats, add);
        intoThere.Back(into);
    }

    public void Fill(Factor value, Span<float> into, bool add)
    {
        using var valueThere = new Staged(there, value.Of);
        using var intoThere = new Staged(there, into);
        inner.Fill(new Factor(value.Scale, valueThere.Floats), intoThere.Floats, add);
        intoThere.Back(into);
    }

    public void Multiply(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> into, bool add)
    {
        using var xThere = new Staged(there, x);
        using var yThere = new Staged(there, y);
        using var intoThere = new Staged(there, into);
        inner.Multiply(xThere.Floats, yThere.Floats, intoThere.Floats, add);
        intoThere.Back(into);
    }

    public void Difference(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Factor scale, Span<float> into, bool add)
    {
        using var xThere = new Staged(there, x);
        using var yThere = new Staged(there, y);
        using var scaleThere = new Staged(there, scale.Of);
        using var intoThere = new Staged(there, into);
        inner.Difference(xThere.Floats, yThere.Floats, new Factor(scale.Scale, scaleThere.Floats), intoThere.Floats, add);
        intoThere.Back(into);
    }

    public void Sum(ReadOnlySpan<float> x, ReadOnlySpan<float> weights, float scale, Span<float> into)
    {
        using var xThere = new Staged(there, x);
        using var weightsThere = new Staged(there, weights);
        using var intoThere = new Staged(there, into);
        inner.Sum(xThere.Floats, weightsThere.Floats, scale, intoThere.Floats);
        intoThere.Back(into);
    }

    public void SquaredNorm(ReadOnlySpan<float> x, Span<float> into)
    {
        using var xThere = new Staged(there, x);
        using var intoThere = new Staged(there, into);
        inner.SquaredNorm(xThere.Floats, intoThere.Floats);
        intoThere.Back(into);
    }

    public void SquaredDistance(ReadOnlySpan<float> x, ReadOnlySpan<float> y, float scale, Span<float> into)
    {
        using var xThere = new Staged(there, x);
        using var yThere = new Staged(there, y);
        using var intoThere = new Staged(there, into);
        inner.SquaredDistance(xThere.Floats, yThere.Floats, scale, intoThere.Floats);
        intoThere.Back(into);
    }

    public void CopyColumns(ReadOnlySpan<float> x, ColumnBlock from, Span<float> into, ColumnBlock to, int width, bool add)
    {
        using var xThere = new Staged(there, x);
        using var intoThere = new Staged(there, into);
        inner.CopyColumns(xThere.Floats, from, intoThere.Floats, to, width, add);
        intoThere.Back(into);
    }

    public void Activate(Activation kind, ReadOnlySpan<float> x, ReadOnlySpan<float> bias, Span<float> into)
    {
        using var xThere = new Staged(there, x);
        using var biasThere = new Staged(there, bias);
        using var intoThere = new Staged(there, into);
        inner.Activate(kind, xThere.Floats, biasThere.Floats, intoThere.Floats);
        intoThere.Back(into);
    }

    public void ActivateBackward(
        Activation kind, ReadOnlySpan<float> x, ReadOnlySpan<float> result, ReadOnlySpan<float> gradient,
        Span<float> into, bool add)
    {
        using var xThere = new Staged(there, x);
        using var resultThere = new Staged(there, result);
        using var gradientThere = new Staged(there, gradient);
        using var intoThere = new Staged(there, into);
        inner.ActivateBackward(kind, xThere.Floats, resultThere.Floats, gradientThere.Floats, intoThere.Floats, add);
        intoThere.Back(into);
    }

    public void Dropout(ReadOnlySpan<float> x, float rate, ulong key, Span<float> into, bool add)
    {
        using var xThere = new Staged(there, x);
        using var intoThere = new Staged(there, into);
        inner.Dropout(xThere.Floats, rate, key, intoThere.Floats, add);
        intoThere.Back(into);
    }

    public void ColumnSums(ReadOnlySpan<float> x, Span<float> into, bool add)
    {
        using var xThere = new Staged(there, x);
        using var intoThere = new Staged(there, into);
        inner.ColumnSums(xThere.Floats, intoThere.Floats, add);
        intoThere.Back(into);
    }

    public void LayerNorm(
        ReadOnlySpan<float> x, ReadOnlySpan<float> gain, ReadOnlySpan<float> bias, Span<float> into,
        Span<float> moments)
    {
        using var xThere = new Staged(there, x);
        using var gainThere = new Staged(there, gain);
        using var biasThere = new Staged(there, bias);
        using var intoThere = new Staged(there, into);
        using var momentsThere = new Staged(there, moments);
        inner.LayerNorm(xThere.Floats, gainThere.Floats, biasThere.Floats, intoThere.Floats, momentsThere.Floats);
        intoThere.Back(into);
        momentsThere.Back(moments);
    }

    public void LayerNormBackward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> gain, ReadOnlySpan<float> moments, ReadOnlySpan<float> gradient,
        Span<float> into, bool add)
    {
        using var xThere = new Staged(there, x);
        using var gainThere = new Staged(there, gain);
        using var momentsThere = new Staged(there, moments);
        using var gradientThere = new Staged(there, gradient);
        using var intoThere = new Staged(there, into);
        inner.LayerNormBackward(
            xThere.Floats, gainThere.Floats, momentsThere.Floats, gradientThere.Floats, intoThere.Floats, add);
        intoThere.Back(into);
    }

    public void LayerNormGain(
        ReadOnlySpan<float> x, ReadOnlySpan<float> moments, ReadOnlySpan<float> gradient, Span<float> into, bool add)
    {
        using var xThere = new Staged(there, x);
        using var momentsThere = new Staged(there, moments);
        using var gradientThere = new Staged(there, gradient);
        using var intoThere = new Staged(there, into);
        inner.LayerNormGain(xThere.Floats, momentsThere.Floats, gradientThere.Floats, intoThere.Floats, add);
        intoThere.Back(into);
    }

    public void Adam(
        Span<float> weights, ReadOnlySpan<float> gradient, Span<float> first, Span<float> second, AdamRule rule,
        Factor gradientScale)
    {
        using var weightsThere = new Staged(there, weights);
        using var gradientThere = new Staged(there, gradient);
        using var firstThere = new Staged(there, first);
        using var secondThere = new Staged(there, second);
        using var gradientScaleThere = new Staged(there, gradientScale.Of);
        inner.Adam(
            weightsThere.Floats, gradientThere.Floats, firstThere.Floats, secondThere.Floats, rule,
            new Factor(gradientScale.Scale, gradientScaleThere.Floats));
        weightsThere.Back(weights);
        firstThere.Back(first);
        secondThere.Back(second);
    }

    public void ClipFactor(ReadOnlySpan<float> squares, float limit, Span<float> into)
    {
        using var squaresThere = new Staged(there, squares);
        using var intoThere = new Staged(there, into);
        inner.ClipFactor(squaresThere.Floats, limit, intoThere.Floats);
        intoThere.Back(into);
    }
}
