namespace GraphSec.Models.Kernels.Simd;

/// <summary>B rearranged as <see cref="ProductPlan"/> describes.</summary>
internal static unsafe class Panels<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Element (p, q) of B lies at <c>b + p·row + q·column</c>; <paramref name="into"/> takes inner × padded columns.</summary>
    public static void Pack(float* b, nint row, nint column, int inner, int columns, float* into)
    {
        var tile = Tile<TLanes>.Columns;
        for (var start = 0; start < inner; start += ProductPlan.InnerStretch)
        {
            var length = Math.Min(ProductPlan.InnerStretch, inner - start);
            for (var j = 0; j < columns; j += tile)
            {
                PackTile(b + start * row + j * column, row, column, length, Math.Min(tile, columns - j), into);
                into += (nint)length * tile;
            }
        }
    }

    static void PackTile(float* b, nint row, nint column, int length, int width, float* into)
    {
        var tile = Tile<TLanes>.Columns;
        if (width < tile)
        {
            new Span<float>(into, length * tile).Clear();
        }

        if (column == 1)
        {
            for (var p = 0; p < length; p++)
            {
                new ReadOnlySpan<float>(b + p * row, width).CopyTo(new Span<float>(into + p * tile, width));
            }

            return;
        }

        for (var p = 0; p < length; p++)
        {
            var from = b + p * row;
            var to = into + p * tile;
            for (var q = 0; q < width; q++, from += column)
            {
                to[q] = *from;
            }
        }
    }
}
