using System.Numerics.Tensors;
using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>into = Σ partials, in their order; cut by elements.</summary>
internal unsafe struct AddPartialsJob : IBlockJob
{
    public const int PerBlock = 4_096;

    public float* Partials;
    public float* Into;
    public int Count;
    public int Length;
    public bool Adds;

    public readonly void Run(int block)
    {
        var start = block * PerBlock;
        var length = Math.Min(PerBlock, Length - start);
        var into = new Span<float>(Into + start, length);
        if (!Adds)
        {
            new ReadOnlySpan<float>(Partials + start, length).CopyTo(into);
        }

        for (var i = Adds ? 0 : 1; i < Count; i++)
        {
            TensorPrimitives.Add(into, new ReadOnlySpan<float>(Partials + (nint)i * Length + start, length), into);
        }
    }
}
