using GraphSec.Models.Kernels;

namespace GraphSec.Models;

public sealed partial class Tensor
{
    /// <summary>Where the numbers lie.</summary>
    public IMemory Memory => _values.Memory;

    /// <summary>The values for a kernel: an address in <see cref="Memory"/>.</summary>
    internal Span<float> Data => _values.Span(Length);

    /// <summary>The gradient for a kernel, zeros where nothing was written.</summary>
    internal Span<float> GradientData
    {
        get
        {
            var gradient = GradientToWrite(out var add);
            if (!add)
            {
                Memory.Clear(gradient);
            }

            return gradient;
        }
    }

    /// <summary>The values themselves on the host, a copy of a device's.</summary>
    public ReadOnlySpan<float> Read() => Read(_values.Span(Length));

    /// <summary>The gradient itself on the host, a copy of a device's.</summary>
    public ReadOnlySpan<float> ReadGradient() => Read(GradientData);

    /// <summary>The value of a 1 × 1 tensor. On a device this waits for all that was computed so far.</summary>
    public float Scalar()
    {
        Shape.Check(Length == 1, "one element");
        return Read()[0];
    }

    public void Write(ReadOnlySpan<float> values)
    {
        Shape.Check(values.Length == Length, "as many values as elements");
        Memory.Upload(values, Data);
    }

    /// <summary>Takes the values along and forgets the gradient; nothing happens where it lies there already.</summary>
    public void MoveTo(IMemory memory)
    {
        Shape.Check(_pool is null, "results of a tape stay in its memory");
        if (!ReferenceEquals(memory, Memory))
        {
            var values = Read();
            (_values, _gradient, _gradientIsFresh) = (new AlignedBuffer(Length, memory), null, true);
            Write(values);
        }
    }

    /// <summary>This tensor where it lies in <paramref name="memory"/>, else a copy there.</summary>
    public Tensor In(IMemory memory)
    {
        if (ReferenceEquals(memory, Memory))
        {
            return this;
        }

        var copy = From(Rows, Columns, Read());
        (copy.IsParameter, copy.Name) = (IsParameter, Name);
        copy.MoveTo(memory);
        return copy;
    }

    static AlignedBuffer OnHost(AlignedBuffer buffer) => buffer.Memory.IsHost
        ? buffer
        : throw new InvalidOperationException("a tensor on a device is read with Read and written with Write");

    ReadOnlySpan<float> Read(Span<float> data)
    {
        if (Memory.IsHost)
        {
            return data;
        }

        var values = new float[Length];
        Memory.Download(data, values);
        return values;
    }
}
