namespace GraphSec.Models.Torch;

/// <summary>graphsec_bags.</summary>
internal readonly unsafe struct NativeBags(int count, int entries, int* offsets, int* indices, float* weights)
{
    public readonly int Count = count;
    public readonly int Entries = entries;
    public readonly int* Offsets = offsets;
    public readonly int* Indices = indices;
    public readonly float* Weights = weights;
}
