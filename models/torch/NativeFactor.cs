namespace GraphSec.Models.Torch;

/// <summary>graphsec_factor.</summary>
internal readonly unsafe struct NativeFactor(float scale, float* of)
{
    public readonly float Scale = scale;
    public readonly float* Of = of;
}
