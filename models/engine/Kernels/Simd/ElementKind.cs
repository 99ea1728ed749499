namespace GraphSec.Models.Kernels.Simd;

/// <summary>What an <see cref="ElementJob"/> does to each element.</summary>
internal enum ElementKind
{
    /// <summary>x + y.</summary>
    Add,

    /// <summary>scale · x.</summary>
    Scale,

    /// <summary>x ⊙ y.</summary>
    Multiply,

    /// <summary>scale · (x - y).</summary>
    Difference,
}
