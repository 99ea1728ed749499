using System.Runtime.Intrinsics;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>
/// Rows of Aᵀ rearranged for the tile: Aᵀ's columns lie one after the other in memory, so a tile that read them in place
/// would touch another page with each step. A panel holds 6 rows, index by index.
/// </summary>
internal static unsafe class RowPanels
{
    /// <summary>Rows packed at a time: with a stretch of inner indices they fit the second-level cache.</summary>
    public const int Rows = 240;

    const int Tile = 6;

    /// <summary>Floats to look ahead: a few rows that are long, more that are short.</summary>
    const int Ahead = 1_024;

    /// <summary>Floats from one panel to the next: stores are eight wide, so the last one of a panel needs room.</summary>
    public static int Stride(int inner) => Tile * inner + Vector256<float>.Count;

    /// <summary>Element (i, p) of Aᵀ lies at <c>a + i + p·step</c>; missing rows of the last panel become zeros.</summary>
    public static void Pack(float* a, nint step, int rows, int inner, float* into)
    {
        var stride = Stride(inner);
        var whole = rows - rows % Tile;
        var rowsAhead = Math.Max(4, Ahead / rows);
        for (var p = 0; p < inner; p++, a += step)
        {
            var to = into + p * Tile;
            if (p + rowsAhead < inner)
            {
                Prefetch.Row(a + rowsAhead * step, rows);
            }

            // The two floats too many belong to the next index and are overwritten by it.
            var i = 0;
            for (; i < whole && i + Vector256<float>.Count <= rows; i += Tile, to += stride)
            {
                Vector256.Load(a + i).Store(to);
            }

            for (; i < rows; i += Tile, to += stride)
            {
                for (var r = 0; r < Tile; r++)
                {
                    to[r] = i + r < rows ? a[i + r] : 0;
                }
            }
        }
    }
}
