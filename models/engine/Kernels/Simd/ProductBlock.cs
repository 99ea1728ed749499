namespace GraphSec.Models.Kernels.Simd;

/// <summary>One rectangle of a product: rows × all columns over a range of inner indices, tile by tile.</summary>
internal static unsafe class ProductBlock<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>c is the whole result's first element; row <paramref name="rows"/>.Start of A makes row Start of c.</summary>
    public static void Run(in ProductPlan plan, Range rows, Range inner, float* c, bool add)
    {
        var columns = plan.Size.Columns;
        var tileColumns = Tile<TLanes, TVector>.Columns;
        for (var p = inner.Start.Value; p < inner.End.Value; p += ProductPlan.InnerStretch)
        {
            var length = Math.Min(ProductPlan.InnerStretch, inner.End.Value - p);
            var panels = plan.B + (nint)p * PaddedColumns(columns);
            for (var j = 0; j < columns; j += tileColumns)
            {
                var b = plan.Packed ? panels + (nint)j * length : plan.B + p * plan.BRow + j;
                var bRow = plan.Packed ? tileColumns : plan.BRow;
                var width = Math.Min(tileColumns, columns - j);
                for (var i = rows.Start.Value; i < rows.End.Value; i += Tile<TLanes, TVector>.Rows)
                {
                    var height = Math.Min(Tile<TLanes, TVector>.Rows, rows.End.Value - i);
                    var a = plan.A + i * plan.ARow + p * plan.AInner;
                    var into = c + (nint)i * columns + j;
                    if (height == Tile<TLanes, TVector>.Rows && width == tileColumns)
                    {
                        Tile<TLanes, TVector>.Multiply(a, plan.ARow, plan.AInner, b, bRow, length, into, columns, add);
                    }
                    else if (height == 4 && width == tileColumns)
                    {
                        Tile<TLanes, TVector>.MultiplyFour(a, plan.ARow, plan.AInner, b, bRow, length, into, columns, add);
                    }
                    else
                    {
                        Edge(a, plan, b, bRow, length, into, height, width, add);
                    }
                }
            }

            add = true;
        }
    }

    /// <summary>Columns filled up to whole tiles.</summary>
    public static int PaddedColumns(int columns)
    {
        var tile = Tile<TLanes, TVector>.Columns;
        return (columns + tile - 1) / tile * tile;
    }

    /// <summary>A tile that sticks out: missing rows of A become zeros, the result goes through a whole tile.</summary>
    static void Edge(
        float* a, in ProductPlan plan, float* b, nint bRow, int length, float* into, int height, int width, bool add)
    {
        const int MostColumns = 32;
        var whole = stackalloc float[Tile<TLanes, TVector>.Rows * MostColumns];
        var rows = stackalloc float[Tile<TLanes, TVector>.Rows * ProductPlan.InnerStretch];
        var (aRow, aInner) = (plan.ARow, plan.AInner);
        if (height < Tile<TLanes, TVector>.Rows)
        {
            for (var p = 0; p < length; p++)
            {
                for (var r = 0; r < Tile<TLanes, TVector>.Rows; r++)
                {
                    rows[p * Tile<TLanes, TVector>.Rows + r] = r < height ? a[r * aRow + p * aInner] : 0;
                }
            }

            a = rows;
            (aRow, aInner) = (1, Tile<TLanes, TVector>.Rows);
        }

        Tile<TLanes, TVector>.Multiply(a, aRow, aInner, b, bRow, length, whole, MostColumns, add: false);
        for (var r = 0; r < height; r++)
        {
            for (var q = 0; q < width; q++)
            {
                ref var value = ref into[r * (nint)plan.Size.Columns + q];
                value = add ? value + whole[r * MostColumns + q] : whole[r * MostColumns + q];
            }
        }
    }
}
