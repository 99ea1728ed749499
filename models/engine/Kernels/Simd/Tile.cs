using System.Runtime.CompilerServices;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>
/// The innermost product: 6 rows by 2 vectors held in twelve registers over the whole inner length, which leaves room for
/// two vectors of B and one of A in a file of sixteen (Goto and van de Geijn 2008).
/// </summary>
internal static unsafe class Tile<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    public const int Rows = 6;

    public static int Columns => 2 * TLanes.Count;

    /// <summary>c[r, q] (+)= Σ_p a[r·aRow + p·aInner] · b[p·bRow + q] for 6 rows r and two vectors of columns q.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(
        float* a, nint aRow, nint aInner, float* b, nint bRow, int inner, float* c, nint cRow, bool add)
    {
        TLanes c00 = TLanes.Zero, c01 = TLanes.Zero, c10 = TLanes.Zero, c11 = TLanes.Zero;
        TLanes c20 = TLanes.Zero, c21 = TLanes.Zero, c30 = TLanes.Zero, c31 = TLanes.Zero;
        TLanes c40 = TLanes.Zero, c41 = TLanes.Zero, c50 = TLanes.Zero, c51 = TLanes.Zero;
        var lower = a + 3 * aRow;
        for (var p = 0; p < inner; p++)
        {
            var b0 = TLanes.Load(b);
            var b1 = TLanes.Load(b + TLanes.Count);
            var x = TLanes.Create(a[0]);
            c00 = TLanes.MultiplyAdd(x, b0, c00);
            c01 = TLanes.MultiplyAdd(x, b1, c01);
            x = TLanes.Create(a[aRow]);
            c10 = TLanes.MultiplyAdd(x, b0, c10);
            c11 = TLanes.MultiplyAdd(x, b1, c11);
            x = TLanes.Create(a[2 * aRow]);
            c20 = TLanes.MultiplyAdd(x, b0, c20);
            c21 = TLanes.MultiplyAdd(x, b1, c21);
            x = TLanes.Create(lower[0]);
            c30 = TLanes.MultiplyAdd(x, b0, c30);
            c31 = TLanes.MultiplyAdd(x, b1, c31);
            x = TLanes.Create(lower[aRow]);
            c40 = TLanes.MultiplyAdd(x, b0, c40);
            c41 = TLanes.MultiplyAdd(x, b1, c41);
            x = TLanes.Create(lower[2 * aRow]);
            c50 = TLanes.MultiplyAdd(x, b0, c50);
            c51 = TLanes.MultiplyAdd(x, b1, c51);
            a += aInner;
            lower += aInner;
            b += bRow;
        }

        Put(c00, c01, c, add);
        Put(c10, c11, c + cRow, add);
        Put(c20, c21, c + 2 * cRow, add);
        Put(c30, c31, c + 3 * cRow, add);
        Put(c40, c41, c + 4 * cRow, add);
        Put(c50, c51, c + 5 * cRow, add);
    }

    /// <summary>The same for 4 rows: 64 rows are ten tiles of six and one of four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyFour(
        float* a, nint aRow, nint aInner, float* b, nint bRow, int inner, float* c, nint cRow, bool add)
    {
        TLanes c00 = TLanes.Zero, c01 = TLanes.Zero, c10 = TLanes.Zero, c11 = TLanes.Zero;
        TLanes c20 = TLanes.Zero, c21 = TLanes.Zero, c30 = TLanes.Zero, c31 = TLanes.Zero;
        for (var p = 0; p < inner; p++)
        {
            var b0 = TLanes.Load(b);
            var b1 = TLanes.Load(b + TLanes.Count);
            var x = TLanes.Create(a[0]);
            c00 = TLanes.MultiplyAdd(x, b0, c00);
            c01 = TLanes.MultiplyAdd(x, b1, c01);
            x = TLanes.Create(a[aRow]);
            c10 = TLanes.MultiplyAdd(x, b0, c10);
            c11 = TLanes.MultiplyAdd(x, b1, c11);
            x = TLanes.Create(a[2 * aRow]);
            c20 = TLanes.MultiplyAdd(x, b0, c20);
            c21 = TLanes.MultiplyAdd(x, b1, c21);
            x = TLanes.Create(a[3 * aRow]);
            c30 = TLanes.MultiplyAdd(x, b0, c30);
            c31 = TLanes.MultiplyAdd(x, b1, c31);
            a += aInner;
            b += bRow;
        }

        Put(c00, c01, c, add);
        Put(c10, c11, c + cRow, add);
        Put(c20, c21, c + 2 * cRow, add);
        Put(c30, c31, c + 3 * cRow, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Put(TLanes left, TLanes right, float* c, bool add)
    {
        if (add)
        {
            left = TLanes.Add(left, TLanes.Load(c));
            right = TLanes.Add(right, TLanes.Load(c + TLanes.Count));
        }

        TLanes.Store(left, c);
        TLanes.Store(right, c + TLanes.Count);
    }
}
