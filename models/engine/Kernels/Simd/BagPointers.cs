using System.Runtime.CompilerServices;

namespace GraphSec.Models.Kernels.Simd;

/// <summary><see cref="Bags"/> as raw memory, for jobs; null where the span was empty.</summary>
internal readonly unsafe struct BagPointers(int count, int* offsets, int* indices, float* weights)
{
    public int Count => count;

    /// <summary>Null where entry k is row k.</summary>
    public int* Indices => indices;

    /// <summary>Null for ones.</summary>
    public float* Weights => weights;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Start(int bag) => offsets is null ? bag : offsets[bag];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int End(int bag) => offsets is null ? bag + 1 : offsets[bag + 1];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Row(int entry) => indices is null ? entry : indices[entry];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Weight(int entry) => weights is null ? 1 : weights[entry];

    /// <summary>The first bag of part <paramref name="part"/> when bags are cut so that each part has about
    /// <paramref name="perPart"/> entries, an empty bag counting as one: hubs do not end up together.</summary>
    public int Cut(int part, int perPart)
    {
        var target = (long)part * perPart;
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if ((long)Start(middle) + middle < target)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>How many parts <see cref="Cut"/> makes.</summary>
    public int Parts(int perPart) => count == 0 ? 0 : (int)(((long)End(count - 1) + count + perPart - 1) / perPart);
}
