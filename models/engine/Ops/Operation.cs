using GraphSec.Models.Kernels;

namespace GraphSec.Models.Ops;

/// <summary>One recorded step: forward when it is made, backward when the tape runs in reverse. Objects are used again
/// after a reset, so forward sets every field.</summary>
internal abstract class Operation
{
    public Tape Tape { get; set; } = null!;

    public Tensor Result { get; private set; } = null!;

    protected IKernels Kernels => Tape.Kernels;

    /// <summary>Adds to the inputs' gradients what <see cref="Result"/>'s gradient makes of them.</summary>
    public abstract void Backward();

    protected Tensor Open(int rows, int columns, bool needsGradient) => Result = Tape.Open(rows, columns, needsGradient);

    /// <summary>A tensor's values for a kernel.</summary>
    /// <exception cref="InvalidOperationException">It lies in another memory than the tape computes in.</exception>
    protected Span<float> Data(Tensor tensor) => Data(tensor, Kernels);

    protected static Span<float> Data(Tensor tensor, IKernels kernels) => ReferenceEquals(tensor.Memory, kernels.Memory)
        ? tensor.Data
        : throw new InvalidOperationException($"a tensor lies elsewhere than '{kernels.Name}' computes: move it there first");

    /// <summary>An array that does not change any more, for a kernel.</summary>
    protected ReadOnlySpan<int> Data(int[]? array) => Kernels.Memory.Resident(array);

    /// <inheritdoc cref="Data(int[])"/>
    protected ReadOnlySpan<float> Data(float[]? array) => Kernels.Memory.Resident(array);

    protected Bags Members(CsrMatrix matrix) => new(matrix, Kernels.Memory);

    /// <summary>What a kernel left for backward; empty where the operation kept nothing.</summary>
    protected static Span<float> Kept(AlignedBuffer? buffer, int length) => buffer is null ? default : buffer.Span(length);
}
