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

    /// <summary>What a kernel left for backward; empty where the operation kept nothing.</summary>
    protected static Span<float> Kept(AlignedBuffer? buffer, int length) => buffer is null ? default : buffer.Span(length);
}
