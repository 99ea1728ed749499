namespace GraphSec.Models.Kernels.Simd;

/// <summary>What is done to each element by itself, where a short run needs it: the runtime's own (TensorPrimitives) is compiled when it
/// is first called, this is not.</summary>
internal static unsafe class Elements<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>into = x + y.</summary>
    public static void Add(float* x, float* y, float* into, int length)
    {
        var i = 0;
        for (; i <= length - TLanes.Count; i += TLanes.Count)
        {
            TLanes.Store(TLanes.Add(TLanes.Load(x + i), TLanes.Load(y + i)), into + i);
        }

        for (; i < length; i++)
        {
            into[i] = x[i] + y[i];
        }
    }

    /// <summary>into = scale · (x - y).</summary>
    public static void Difference(float* x, float* y, float scale, float* into, int length)
    {
        var (factor, i) = (TLanes.Create(scale), 0);
        for (; i <= length - TLanes.Count; i += TLanes.Count)
        {
            TLanes.Store(TLanes.Multiply(TLanes.Subtract(TLanes.Load(x + i), TLanes.Load(y + i)), factor), into + i);
        }

        for (; i < length; i++)
        {
            into[i] = (x[i] - y[i]) * scale;
        }
    }
}
