using System.Runtime.Intrinsics;
using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>into = x / (1 - rate) where <see cref="CounterHash"/> keeps the element, else 0; eight hashes at a time.</summary>
internal unsafe struct DropoutJob : IBlockJob
{
    public const int PerBlock = 16_384;

    public float* X;
    public float* Into;
    public int Length;
    public uint Threshold;
    public float Factor;
    public ulong Key;
    public bool Adds;

    public readonly void Run(int block)
    {
        var (i, end) = (block * PerBlock, Math.Min(Length, (block + 1) * PerBlock));
        var (low, high) = (Vector256.Create((uint)Key), Vector256.Create((uint)(Key >> 32)));
        var (threshold, factor) = (Vector256.Create(Threshold), Vector256.Create(Factor));
        for (; i + 8 <= end; i += 8)
        {
            var z = (Vector256<uint>.Indices + Vector256.Create((uint)i)) * 0x9E3779B9u ^ low;
            z = (z ^ (z >>> 16)) * 0x85EBCA6Bu ^ high;
            z = (z ^ (z >>> 13)) * 0xC2B2AE35u;
            z ^= z >>> 16;
            var kept = Vector256.GreaterThanOrEqual(z, threshold).AsSingle() & (Vector256.Load(X + i) * factor);
            (Adds ? kept + Vector256.Load(Into + i) : kept).Store(Into + i);
        }

        for (; i < end; i++)
        {
            var kept = CounterHash.Bits(Key, (uint)i) >= Threshold ? X[i] * Factor : 0;
            Into[i] = Adds ? Into[i] + kept : kept;
        }
    }
}
