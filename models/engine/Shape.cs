using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GraphSec.Models;

/// <summary>The checks at the door: kernels behind it trust their shapes and walk raw memory.</summary>
internal static class Shape
{
    /// <exception cref="ArgumentException">The rule is broken: a bug of the caller.</exception>
    public static void Check(bool holds, string rule, [CallerMemberName] string operation = "")
    {
        if (!holds)
        {
            throw new ArgumentException($"{operation}: {rule}");
        }
    }

    public static void CheckSame(Tensor x, Tensor y, [CallerMemberName] string operation = "")
    {
        if (x.Rows != y.Rows || x.Columns != y.Columns)
        {
            throw new ArgumentException($"{operation}: {x.Rows} × {x.Columns} beside {y.Rows} × {y.Columns}");
        }
    }

    public static void CheckProduct(Tensor a, Tensor b, [CallerMemberName] string operation = "")
    {
        if (a.Columns != b.Rows)
        {
            throw new ArgumentException($"{operation}: {a.Rows} × {a.Columns} by {b.Rows} × {b.Columns}");
        }
    }

    public static void CheckIndices(ReadOnlySpan<int> indices, int count, [CallerMemberName] string operation = "")
    {
        // As unsigned numbers the negative ones are above all others.
        var numbers = MemoryMarshal.Cast<int, uint>(indices);
        var (most, i) = (Vector256<uint>.Zero, 0);
        for (; i <= numbers.Length - Vector256<uint>.Count; i += Vector256<uint>.Count)
        {
            most = Vector256.Max(most, Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(numbers), (nuint)i));
        }

        var last = 0u;
        for (var lane = 0; lane < Vector256<uint>.Count; lane++)
        {
            last = Math.Max(last, most[lane]);
        }

        for (; i < numbers.Length; i++)
        {
            last = Math.Max(last, numbers[i]);
        }

        if (!indices.IsEmpty && last >= (uint)count)
        {
            throw new ArgumentException($"{operation}: an index outside 0..{count - 1}");
        }
    }

    /// <summary>bags + 1 numbers that rise from 0 to <paramref name="entries"/>.</summary>
    public static void CheckOffsets(
        ReadOnlySpan<int> offsets, int bags, int entries, [CallerMemberName] string operation = "")
    {
        var holds = offsets.Length == bags + 1 && offsets[0] == 0 && offsets[^1] == entries;
        for (var i = 0; holds && i < bags; i++)
        {
            holds = offsets[i] <= offsets[i + 1];
        }

        if (!holds)
        {
            throw new ArgumentException($"{operation}: offsets must be {bags + 1} numbers that rise from 0 to {entries}");
        }
    }
}
