namespace GraphSec.Models.Kernels.Simd;

/// <summary>What a <see cref="ScatterJob{TLanes}"/> adds, and to which row.</summary>
internal enum ScatterKind
{
    /// <summary>into[row k] += w_k · x[i].</summary>
    Members,

    /// <summary>into[label k] += w_k · x[row k] ⊙ y[i].</summary>
    Relations,

    /// <summary>into[label i] += scale[i] · w_k · x[row k].</summary>
    DotRows,

    /// <summary>into[row k] += scale[i] · w_k · x[label i].</summary>
    DotTable,
}
