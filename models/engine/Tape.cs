using GraphSec.Models.Kernels;
using GraphSec.Models.Ops;

namespace GraphSec.Models;

/// <summary>
/// Runs operations, records them, and runs them backwards: reverse-mode differentiation. Owns the memory of every
/// result; <see cref="Reset"/> takes it back for the next step, so that a step allocates nothing once the first has run.
/// One tape serves one thread; kernels use the others.
/// </summary>
public sealed partial class Tape : IDisposable
{
    readonly List<Operation> _operations = [];
    readonly List<Tensor> _results = [];
    readonly List<AlignedBuffer> _borrowed = [];
    readonly Stack<Tensor> _shells = [];
    readonly Dictionary<Type, Stack<Operation>> _idle = [];
    readonly ulong _seed;
    ulong _draws;

    /// <param name="kernels">Every tensor that this tape computes with must lie in their memory: <see cref="Tensor.MoveTo"/>.
    /// </param>
    /// <param name="seed">Of dropout: the n-th dropout of this tape is a function of (seed, n).</param>
    public Tape(IKernels kernels, int seed)
    {
        Kernels = kernels;
        Buffers = new BufferPool(kernels.Memory);
        _seed = (ulong)seed;
    }

    public IKernels Kernels { get; }

    /// <summary>False makes <see cref="Dropout"/> the identity.</summary>
    public bool Training { get; set; } = true;

    /// <summary>How many random draws were taken; set it back to repeat or resume a run.</summary>
    public long Draws
    {
        get => (long)_draws;
        set => _draws = (ulong)value;
    }

    internal BufferPool Buffers { get; }

    /// <summary>
    /// ∂<paramref name="loss"/>/∂t into the gradient of every parameter the loss was computed from, added to what is
    /// there. Gradients of intermediate results go back to the pool as they are used up. Once per recording.
    /// </summary>
    /// <exception cref="ArgumentException">The loss is not 1 × 1.</exception>
    public void Backward(Tensor loss)
    {
        Shape.Check(loss.Length == 1, "the loss must be 1 × 1");
        Kernels.Fill(1, loss.GradientToWrite(out _), add: false);
        for (var i = _operations.Count - 1; i >= 0; i--)
        {
            var operation = _operations[i];
            if (operation.Result is { NeedsGradient: true, HasGradient: true } result)
            {
                operation.Backward();
                result.ReleaseGradient();
            }
        }
    }

    /// <summary>Moves tensors to where this tape computes; those that are there already stay as they are.</summary>
    public void Adopt(params IEnumerable<Tensor> tensors)
    {
        foreach (var tensor in tensors)
        {
            tensor.MoveTo(Kernels.Memory);
        }
    }

    /// <summary>Forgets the recording and takes all results' memory back: they must not be used any more.</summary>
    public void Reset()
    {
        foreach (var operation in _operations)
        {
            _idle[operation.GetType()].Push(operation);
        }

        foreach (var result in _results)
        {
            result.Close();
            _shells.Push(result);
        }

        foreach (var buffer in _borrowed)
        {
            Buffers.Return(buffer);
        }

        _operations.Clear();
        _results.Clear();
        _borrowed.Clear();
    }

    public void Dispose()
    {
        Reset();
        Buffers.Clear();
    }

    /// <summary>A result of this tape, contents undefined.</summary>
    internal Tensor Open(int rows, int columns, bool needsGradient)
    {
        if (!_shells.TryPop(out var tensor))
        {
            tensor = new Tensor();
        }

        tensor.Open(Buffers, rows, columns, needsGradient);
        _results.Add(tensor);
        return tensor;
    }

    /// <summary>Scratch memory until the next reset, contents undefined.</summary>
    internal AlignedBuffer Borrow(int length)
    {
        var buffer = Buffers.Rent(length);
        _borrowed.Add(buffer);
        return buffer;
    }

    internal ulong NextKey() => CounterHash.Key(_seed, _draws++);

    T Record<T>()
        where T : Operation, new()
    {
        if (!_idle.TryGetValue(typeof(T), out var stack))
        {
            _idle.Add(typeof(T), stack = new Stack<Operation>());
        }

        var operation = stack.TryPop(out var idle) ? (T)idle : new T { Tape = this };
        _operations.Add(operation);
        return operation;
    }
}
