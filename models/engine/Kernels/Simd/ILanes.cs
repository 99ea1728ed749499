namespace GraphSec.Models.Kernels.Simd;

/// <summary>
/// A vector of one width and its arithmetic, so that a kernel is written once and compiled for each. A type of ours, not the
/// runtime's vector: code over types of ours alone can be compiled ahead.
/// </summary>
internal interface ILanes<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Floats per vector.</summary>
    static abstract int Count { get; }

    static abstract bool IsSupported { get; }

    static abstract TLanes Zero { get; }

    static abstract TLanes Create(float value);

    static abstract unsafe TLanes Load(float* from);

    static abstract unsafe void Store(TLanes value, float* to);

    static abstract TLanes Add(TLanes x, TLanes y);

    static abstract TLanes Subtract(TLanes x, TLanes y);

    static abstract TLanes Multiply(TLanes x, TLanes y);

    static abstract TLanes Divide(TLanes x, TLanes y);

    /// <summary>x·y + z.</summary>
    static abstract TLanes MultiplyAdd(TLanes x, TLanes y, TLanes z);

    /// <summary>To a few units in the last place.</summary>
    static abstract TLanes Exp(TLanes x);

    /// <summary>The natural one.</summary>
    static abstract TLanes Log(TLanes x);

    static abstract TLanes Sqrt(TLanes x);

    static abstract TLanes Max(TLanes x, TLanes y);

    static abstract TLanes Min(TLanes x, TLanes y);

    /// <summary>value where test &gt; 0, else 0.</summary>
    static abstract TLanes WherePositive(TLanes test, TLanes value);

    /// <summary>The lanes' sum, in a fixed order.</summary>
    static abstract float Sum(TLanes x);
}
