using System.Runtime.InteropServices;

namespace GraphSec.Models.Torch;

internal static unsafe partial class Native
{
    [LibraryImport(Library, EntryPoint = "graphsec_torch_segment_softmax")]
    public static partial int SegmentSoftmax(
        nint device, float* x, long length, int* offsets, long segments, float* into, float* logSums);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_segment_loss")]
    public static partial int SegmentLoss(
        nint device, float* x, long length, int* offsets, float* logSums, float* targets, float* weights,
        long segments, float scale, float* into);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_segment_loss_backward")]
    public static partial int SegmentLossBackward(
        nint device, float* softmax, long length, int* offsets, float* targets, float* weights, long segments,
        NativeFactor scale, float* into, int add);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_class_loss")]
    public static partial int ClassLoss(
        nint device, float* x, long rows, long width, int* classes, float* weights, float scale, float* softmax,
        float* loss);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_class_loss_backward")]
    public static partial int ClassLossBackward(
        nint device, float* softmax, long rows, long width, int* classes, float* weights, NativeFactor scale,
        float* into, int add);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_sigmoid_loss")]
    public static partial int SigmoidLoss(nint device, float* x, float* targets, float* into, float* losses, long length);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_sigmoid_loss_backward")]
    public static partial int SigmoidLossBackward(
        nint device, float* sigmoid, float* targets, float* weights, NativeFactor scale, float* into, long length,
        int add);

    [LibraryImport(Library, EntryPoint = "graphsec_torch_pair_loss")]
    public static partial int PairLoss(
        nint device, NativeBags bags, int* shifts, long shiftCount, float* z, long width, float positive,
        float negative, float* losses, float* gradient);
}
