namespace GraphSec.Models.Kernels.Simd;

/// <summary>Vector arithmetic of one width, so that a kernel is written once and compiled for each.</summary>
internal interface ILanes<TVector>
    where TVector : struct
{
    /// <summary>Floats per vector.</summary>
    static abstract int Count { get; }

    static abstract bool IsSupported { get; }

    static abstract TVector Zero { get; }

    static abstract TVector Create(float value);

    static abstract unsafe TVector Load(float* from);

    static abstract unsafe void Store(TVector value, float* to);

    static abstract TVector Add(TVector x, TVector y);

    static abstract TVector Subtract(TVector x, TVector y);

    static abstract TVector Multiply(TVector x, TVector y);

    static abstract TVector Divide(TVector x, TVector y);

    /// <summary>x·y + z.</summary>
    static abstract TVector MultiplyAdd(TVector x, TVector y, TVector z);

    /// <summary>To a few units in the last place.</summary>
    static abstract TVector Exp(TVector x);

    /// <summary>The natural one.</summary>
    static abstract TVector Log(TVector x);

    static abstract TVector Sqrt(TVector x);

    static abstract TVector Max(TVector x, TVector y);

    static abstract TVector Min(TVector x, TVector y);

    /// <summary>value where test &gt; 0, else 0.</summary>
    static abstract TVector WherePositive(TVector test, TVector value);

    /// <summary>The lanes' sum, in a fixed order.</summary>
    static abstract float Sum(TVector x);
}
