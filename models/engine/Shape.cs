using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

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
        if (!indices.IsEmpty && (TensorPrimitives.Min(indices) < 0 || TensorPrimitives.Max(indices) >= count))
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
