using GraphSec.Models.Threading;

namespace GraphSec.Models.Kernels.Simd;

/// <summary>
/// Additions to rows that several entries name. Each block owns a range of columns and walks all entries, so no two
/// threads write one number, no atomics are needed, and each sum has the entries' order.
/// </summary>
internal unsafe struct ScatterJob<TLanes> : IBlockJob
    where TLanes : struct, ILanes<TLanes>
{
    public ScatterKind Kind;
    public BagPointers Bags;
    public int* Labels;
    public float* Scale;
    public float* X;
    public float* Y;
    public float* Into;
    public int Width;
    public int ColumnsPerBlock;

    public readonly void Run(int block)
    {
        var first = block * ColumnsPerBlock;
        var columns = Math.Min(ColumnsPerBlock, Width - first);
        for (var i = 0; i < Bags.Count; i++)
        {
            var end = Bags.End(i);
            var scale = Scale is null ? 1 : Scale[i];
            for (var k = Bags.Start(i); k < end; k++)
            {
                var row = Bags.Row(k);
                var (from, to) = Kind switch
                {
                    ScatterKind.Members => (i, row),
                    ScatterKind.Relations => (row, Labels[k]),
                    ScatterKind.DotRows => (row, Labels[i]),
                    _ => (Labels[i], row),
                };
                var x = X + (nint)from * Width + first;
                var into = Into + (nint)to * Width + first;
                if (Kind == ScatterKind.Relations)
                {
                    AddProduct(Bags.Weight(k), x, Y + (nint)i * Width + first, into, columns);
                }
                else
                {
                    AddScaled(scale * Bags.Weight(k), x, into, columns);
                }
            }
        }
    }

    static void AddScaled(float weight, float* x, float* into, int columns)
    {
        var (w, j) = (TLanes.Create(weight), 0);
        for (; j + TLanes.Count <= columns; j += TLanes.Count)
        {
            TLanes.Store(TLanes.MultiplyAdd(w, TLanes.Load(x + j), TLanes.Load(into + j)), into + j);
        }

        for (; j < columns; j++)
        {
            into[j] += weight * x[j];
        }
    }

    static void AddProduct(float weight, float* x, float* y, float* into, int columns)
    {
        var (w, j) = (TLanes.Create(weight), 0);
        for (; j + TLanes.Count <= columns; j += TLanes.Count)
        {
            var product = TLanes.Multiply(w, TLanes.Load(x + j));
            TLanes.Store(TLanes.MultiplyAdd(product, TLanes.Load(y + j), TLanes.Load(into + j)), into + j);
        }

        for (; j < columns; j++)
        {
            into[j] += weight * x[j] * y[j];
        }
    }
}
