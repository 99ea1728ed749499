using System.Runtime.InteropServices;

namespace GraphSec.Models.Torch;

internal static unsafe partial class Native
{
    [LibraryImport(Library, EntryPoint = "graphsec_torch_matmul")]
    public static partial int MatMul(nint device, float* a, float* b, float* c, long rows, long inner, long columns, int add);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_matmul_left")]
    public static partial int MatMulLeft(
        nint device, float* a, float* b, float* c, long rows, long inner, long columns, int add);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_matmul_right")]
    public static partial int MatMulRight(
        nint device, float* a, float* b, float* c, long rows, long inner, long columns, int add);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_add")]
    public static partial int Add(nint device, float* x, float* y, float* into, long length);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_scale")]
    public static partial int Scale(nint device, float* x, NativeFactor scale, float* into, long length, int add);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_fill")]
    public static partial int Fill(nint device, NativeFactor value, float* into, long length, int add);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_multiply")]
    public static partial int Multiply(nint device, float* x, float* y, float* into, long length, int add);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_difference")]
    public static partial int Difference(
        nint device, float* x, float* y, NativeFactor scale, float* into, long length, int add);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_sum")]
    public static partial int Sum(nint device, float* x, float* weights, float scale, float* into, long length);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_squared_norm")]
    public static partial int SquaredNorm(nint device, float* x, float* into, long length);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_squared_distance")]
    public static partial int SquaredDistance(nint device, float* x, float* y, float scale, float* into, long length);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_activate")]
    public static partial int Activate(nint device, int kind, float* x, float* bias, float* into, long length, long width);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_activate_backward")]
    public static partial int ActivateBackward(
        nint device, int kind, float* x, float* result, float* gradient, float* into, long length, int add);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_dropout")]
    public static partial int Dropout(
        nint device, float* x, float scale, uint threshold, ulong key, float* into, long length, int add);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_adam")]
    public static partial int Adam(
        nint device, float* weights, float* gradient, float* first, float* second, long length, NativeAdamRule rule,
        NativeFactor scale);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_clip_factor")]
    public static partial int ClipFactor(nint device, float* squares, long length, float limit, float* into);
}
