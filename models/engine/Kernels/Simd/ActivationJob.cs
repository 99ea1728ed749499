using System.Numerics.Tensors;
using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>into = kind(x + bias), a block of rows at a time while it is in the cache; without a bias the whole is cut
/// into rows of its own.</summary>
internal unsafe struct ActivationJob : IBlockJob
{
    const float GeluScale = 0.7978845608f; // √(2/π)
    const float GeluCube = 0.044715f;

    public Activation Kind;
    public float* X;
    public float* Bias;
    public float* Into;
    public long Length;
    public int Width;
    public int PerBlock;

    public readonly void Run(int block)
    {
        var start = (long)block * PerBlock;
        var length = (int)Math.Min(PerBlock, Length - start);
        var x = new ReadOnlySpan<float>(X + start, length);
        var into = new Span<float>(Into + start, length);
        if (Bias is not null)
        {
            AddBias(x, into);
            x = into;
        }

        switch (Kind)
        {
            case Activation.Relu:
                TensorPrimitives.Max(x, 0f, into);
                break;
            case Activation.Tanh:
                TensorPrimitives.Tanh(x, into);
                break;
            case Activation.Sigmoid:
                TensorPrimitives.Sigmoid(x, into);
                break;
            case Activation.Gelu:
                Gelu(x, into);
                break;
            case Activation.Identity when Bias is null:
                x.CopyTo(into);
                break;
        }
    }

    readonly void AddBias(ReadOnlySpan<float> x, Span<float> into)
    {
        var bias = new ReadOnlySpan<float>(Bias, Width);
        for (var i = 0; i < x.Length; i += Width)
        {
            TensorPrimitives.Add(x.Slice(i, Width), bias, into.Slice(i, Width));
        }
    }

    /// <summary>x may be into, so the chunk's tanh goes to the stack first.</summary>
    static void Gelu(ReadOnlySpan<float> x, Span<float> into)
    {
        Span<float> chunk = stackalloc float[512];
        for (var start = 0; start < x.Length; start += chunk.Length)
        {
            var part = x.Slice(start, Math.Min(chunk.Length, x.Length - start));
            var tanh = chunk[..part.Length];
            GeluTanh(part, tanh);
            TensorPrimitives.Add(tanh, 1f, tanh);
            TensorPrimitives.Multiply(tanh, 0.5f, tanh);
            TensorPrimitives.Multiply(part, tanh, into.Slice(start, part.Length));
        }
    }

    /// <summary>tanh(√(2/π)·(x + 0.044715·x³)).</summary>
    internal static void GeluTanh(ReadOnlySpan<float> x, Span<float> into)
    {
        TensorPrimitives.Multiply(x, x, into);
        TensorPrimitives.Multiply(into, GeluScale * GeluCube, into);
        TensorPrimitives.Add(into, GeluScale, into);
        TensorPrimitives.Multiply(into, x, into);
        TensorPrimitives.Tanh(into, into);
    }

    /// <summary>½(1 + t) + ½x(1 - t²)·√(2/π)(1 + 3·0.044715·x²), t the tanh above.</summary>
    internal static void GeluSlope(ReadOnlySpan<float> x, Span<float> into)
    {
        GeluTanh(x, into);
        for (var i = 0; i < x.Length; i++)
        {
            var t = into[i];
            into[i] = 0.5f * (1 + t) + 0.5f * x[i] * (1 - t * t) * GeluScale * (1 + 3 * GeluCube * x[i] * x[i]);
        }
    }
}
