using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>One rectangle of a product: rows × all columns over a range of inner indices, tile by tile.</summary>
internal static unsafe class ProductBlock<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Results of more floats than this do not lie in the nearer caches when a tile is put there.</summary>
    const int FarResult = 1 << 18;

    /// <summary>c is the whole result's first element; row <paramref name="rows"/>.Start of A makes row Start of c.</summary>
    public static void Run(in ProductPlan plan, Range rows, Range inner, float* c, bool add)
    {
        for (var p = inner.Start.Value; p < inner.End.Value; p += ProductPlan.InnerStretch)
        {
            var length = Math.Min(ProductPlan.InnerStretch, inner.End.Value - p);
            if (plan.AInner == 1)
            {
                var a = plan.A + rows.Start.Value * plan.ARow + p;
                Stretch(plan, rows, p, length, new(a, plan.ARow, 1, Tile<TLanes>.Rows * plan.ARow), c, add);
            }
            else
            {
                Transposed(plan, rows, p, length, c, add);
            }

            add = true;
        }
    }

    static void Transposed(in ProductPlan plan, Range rows, int p, int length, float* c, bool add)
    {
        const int Rows = RowPanels.Rows;
        var stride = RowPanels.Stride(length);
        var panels = Scratch.Take(ScratchSlot.Rows, Rows / Tile<TLanes>.Rows * stride);
        for (var i = rows.Start.Value; i < rows.End.Value; i += Rows)
        {
            var end = Math.Min(i + Rows, rows.End.Value);
            RowPanels.Pack(plan.A + i + p * plan.AInner, plan.AInner, end - i, length, panels);
            Stretch(plan, i..end, p, length, new(panels, 1, Tile<TLanes>.Rows, stride), c, add);
        }
    }

    /// <summary>All tiles of the rows over one stretch of inner indices.</summary>
    static void Stretch(in ProductPlan plan, Range rows, int p, int length, in TileRows lies, float* c, bool add)
    {
        var columns = plan.Size.Columns;
        var tileColumns = Tile<TLanes>.Columns;
        var panels = plan.B + (nint)p * PaddedColumns(columns);
        var isFar = plan.Size.Rows * (long)columns > FarResult;
        for (var j = 0; j < columns; j += tileColumns)
        {
            var b = plan.Packed ? panels + (nint)j * length : plan.B + p * plan.BRow + j;
            var bRow = plan.Packed ? tileColumns : plan.BRow;
            var width = Math.Min(tileColumns, columns - j);
            var a = lies.First;
            for (var i = rows.Start.Value; i < rows.End.Value; i += Tile<TLanes>.Rows, a += lies.Tile)
            {
                var height = Math.Min(Tile<TLanes>.Rows, rows.End.Value - i);
                var into = c + (nint)i * columns + j;
                for (var r = 0; isFar && r < height; r++)
                {
                    // Comes while the tile is summed.
                    Prefetch.Row(into + r * (nint)columns, width);
                }

                if (height == Tile<TLanes>.Rows && width == tileColumns)
                {
                    Tile<TLanes>.Multiply(a, lies.Row, lies.Inner, b, bRow, length, into, columns, add);
                }
                else if (height == 4 && width == tileColumns)
                {
                    Tile<TLanes>.MultiplyFour(a, lies.Row, lies.Inner, b, bRow, length, into, columns, add);
                }
                else
                {
                    Edge(a, lies, b, bRow, length, into, columns, height, width, add);
                }
            }
        }
    }

    /// <summary>Columns filled up to whole tiles.</summary>
    public static int PaddedColumns(int columns)
    {
        var tile = Tile<TLanes>.Columns;
        return (columns + tile - 1) / tile * tile;
    }

    /// <summary>A tile that sticks out: missing rows of A become zeros, the result goes through a whole tile.</summary>
    static void Edge(
        float* a, in TileRows lies, float* b, nint bRow, int length, float* into, int columns, int height, int width,
        bool add)
    {
        const int MostColumns = 32;
        var whole = stackalloc float[Tile<TLanes>.Rows * MostColumns];
        var rows = stackalloc float[Tile<TLanes>.Rows * ProductPlan.InnerStretch];
        var (aRow, aInner) = (lies.Row, lies.Inner);
        if (height < Tile<TLanes>.Rows)
        {
            for (var p = 0; p < length; p++)
            {
                for (var r = 0; r < Tile<TLanes>.Rows; r++)
                {
                    rows[p * Tile<TLanes>.Rows + r] = r < height ? a[r * aRow + p * aInner] : 0;
                }
            }

            a = rows;
            (aRow, aInner) = (1, Tile<TLanes>.Rows);
        }

        Tile<TLanes>.Multiply(a, aRow, aInner, b, bRow, length, whole, MostColumns, add: false);
        for (var r = 0; r < height; r++)
        {
            for (var q = 0; q < width; q++)
            {
                ref var value = ref into[r * (nint)columns + q];
                value = add ? value + whole[r * MostColumns + q] : whole[r * MostColumns + q];
            }
        }
    }
}
