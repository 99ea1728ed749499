using System.Runtime.InteropServices;

namespace GraphSec.Models.Torch;

internal static unsafe partial class Native
{
    [LibraryImport(Library, EntryPoint = "graphsec_torch_gather")]
    public static partial int Gather(nint device, NativeBags bags, float* x, long length, float* into, long width, int add);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_scatter")]
    public static partial int Scatter(nint device, NativeBags bags, float* x, float* into, long length, long width);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_gather_relational")]
    public static partial int GatherRelational(
        nint device, NativeBags bags, int* relationOfEntry, float* x, long xLength, float* relations,
        long relationsLength, float* into, long width, int add);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_scatter_relations")]
    public static partial int ScatterRelations(
        nint device, NativeBags bags, int* relationOfEntry, float* x, long xLength, float* gradient, float* into,
        long length, long width);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_bag_dot")]
    public static partial int BagDot(
        nint device, NativeBags bags, int* rows, float* h, long hLength, float* table, long tableLength, float* into,
        long width);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_bag_dot_rows")]
    public static partial int BagDotRows(
        nint device, NativeBags bags, int* rows, float* table, long tableLength, float* gradient, float* into,
        long length, long width);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_bag_dot_table")]
    public static partial int BagDotTable(
        nint device, NativeBags bags, int* rows, float* h, long hLength, float* gradient, float* into, long length,
        long width);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_shares")]
    public static partial int Shares(nint device, NativeBags bags, float* into);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_pick")]
    public static partial int Pick(nint device, int* x, long xLength, int* order, int* into, long length);
}
