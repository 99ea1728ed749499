using System.Runtime.InteropServices;

namespace GraphSec.Models.Torch;

internal static unsafe partial class Native
{
    [LibraryImport(Library, EntryPoint = "graphsec_torch_column_sums")]
    public static partial int ColumnSums(nint device, float* x, float* into, long rows, long width, int add);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_copy_columns")]
    public static partial int CopyColumns(
        nint device, float* x, long rows, long fromStride, long fromStart, float* into, long toStride, long toStart,
        long width, int add);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_layer_norm")]
    public static partial int LayerNorm(
        nint device, float* x, float* gain, float* bias, float* into, float* moments, long rows, long width,
        float epsilon);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_layer_norm_backward")]
    public static partial int LayerNormBackward(
        nint device, float* x, float* gain, float* moments, float* gradient, float* into, long rows, long width,
        int add);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_layer_norm_gain")]
    public static partial int LayerNormGain(
        nint device, float* x, float* moments, float* gradient, float* into, long rows, long width, int add);
}
