namespace GraphSec.Models.Kernels.Simd;

/// <summary>What a <see cref="ReduceJob"/> adds up.</summary>
internal enum ReduceKind
{
    /// <summary>x.</summary>
    Values,

    /// <summary>x².</summary>
    Squares,

    /// <summary>(x - y)².</summary>
    SquaredDistances,
}
