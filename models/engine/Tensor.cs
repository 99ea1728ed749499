using GraphSec.Models.Kernels;

namespace GraphSec.Models;

/// <summary>
/// A row-major matrix of floats, <see cref="Rows"/> × <see cref="Columns"/>; a vector is 1 × n or n × 1, a scalar 1 × 1.
/// What a <see cref="Tape"/> hands out is valid until its next <see cref="Tape.Reset"/>; what <c>new</c> gives stays.
/// It is made on the host; after <see cref="MoveTo"/> a device only <see cref="Read"/> and <see cref="Write"/> reach it.
/// </summary>
public sealed partial class Tensor
{
    AlignedBuffer _values = null!;
    AlignedBuffer? _gradient;
    bool _gradientIsFresh = true;
    BufferPool? _pool;

    /// <summary>Zeros.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative size, or more than 2³¹ elements.</exception>
    public Tensor(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)rows * columns, Array.MaxLength / 2, nameof(rows));
        (Rows, Columns) = (rows, columns);
        _values = new AlignedBuffer(rows * columns);
    }

    /// <summary>An empty shell for a <see cref="Tape"/> to fill.</summary>
    internal Tensor()
    {
    }

    public int Rows { get; private set; }

    public int Columns { get; private set; }

    public int Length => Rows * Columns;

    /// <summary>Rows × Columns, row after row.</summary>
    /// <exception cref="InvalidOperationException">The tensor lies in a device's memory.</exception>
    public Span<float> Values => OnHost(_values).Span(Length);

    /// <summary>∂loss/∂values, of the same shape; zeros until <see cref="Tape.Backward"/> reached this tensor.</summary>
    /// <exception cref="InvalidOperationException">The tensor lies in a device's memory.</exception>
    public Span<float> Gradient
    {
        get
        {
            OnHost(_values);
            return GradientData;
        }
    }

    /// <summary>True where training may change the values: gradients are computed for it.</summary>
    public bool IsParameter { get; set; }

    /// <summary>The key in a checkpoint.</summary>
    public string Name { get; set; } = "";

    /// <summary>True for parameters and for whatever was computed from one.</summary>
    internal bool NeedsGradient { get => field || IsParameter; private set; }

    internal bool HasGradient => !_gradientIsFresh;

    public float this[int row, int column]
    {
        get => Values[row * Columns + column];
        set => Values[row * Columns + column] = value;
    }

    public static Tensor From(int rows, int columns, ReadOnlySpan<float> values)
    {
        var tensor = new Tensor(rows, columns);
        values.CopyTo(tensor.Values);
        return values.Length == tensor.Length
            ? tensor
            : throw new ArgumentException($"{values.Length} values for a {rows} × {columns} matrix", nameof(values));
    }

    public ReadOnlySpan<float> Row(int row) => Values.Slice(row * Columns, Columns);

    /// <summary>Makes the gradient zero without touching its memory: the next writer overwrites.</summary>
    public void ZeroGradient() => _gradientIsFresh = true;

    /// <summary>The gradient for a kernel that honours <paramref name="add"/>: false means the contents are undefined and
    /// must all be overwritten.</summary>
    internal Span<float> GradientToWrite(out bool add)
    {
        _gradient ??= _pool?.Rent(Length) ?? new AlignedBuffer(Length, Memory);
        add = !_gradientIsFresh;
        _gradientIsFresh = false;
        return _gradient.Span(Length);
    }

    /// <summary>Turns a shell into a result of a tape; values are undefined.</summary>
    internal void Open(BufferPool pool, int rows, int columns, bool needsGradient)
    {
        (_pool, Rows, Columns, NeedsGradient) = (pool, rows, columns, needsGradient);
        _values = pool.Rent(Length);
    }

    internal void ReleaseGradient()
    {
        if (_gradient is not null)
        {
            _pool!.Return(_gradient);
        }

        (_gradient, _gradientIsFresh) = (null, true);
    }

    internal void Close()
    {
        ReleaseGradient();
        _pool!.Return(_values);
    }
}
