namespace GraphSec.Models.Kernels.Simd;

/// <summary>
/// Where a product's operands lie. A is addressed by two steps, which covers A and Aᵀ alike. B is read in place, row p at
/// <c>B + p·BRow</c>, or from panels: for each stretch of <see cref="InnerStretch"/> inner indices and each tile of columns
/// a contiguous stretch × tile, filled up with zeros at the right edge.
/// </summary>
internal unsafe struct ProductPlan
{
    /// <summary>Inner indices per pass: a tile's share of B then stays in the first-level cache.</summary>
    public const int InnerStretch = 128;

    public float* A;
    public nint ARow;
    public nint AInner;
    public float* B;
    public nint BRow;
    public bool Packed;
    public float* C;
    public Product Size;
    public bool Adds;

    /// <summary>Added to each row of a finished result; null for none.</summary>
    public float* Bias;

    /// <summary>Of a finished result, and its bias.</summary>
    public Activation Activation;
}
