namespace GraphSec.Models.Kernels;

/// <summary>
/// Which rows of a matrix belong together: entries <c>Offsets[i] .. Offsets[i + 1]</c> form bag i, entry k names row
/// <c>Indices[k]</c> with weight <c>Weights[k]</c>. No offsets: one entry per bag. No indices: entry k is row k.
/// No weights: ones.
/// </summary>
public readonly ref struct Bags
{
    public Bags(int count, ReadOnlySpan<int> offsets, ReadOnlySpan<int> indices, ReadOnlySpan<float> weights = default)
    {
        Count = count;
        Offsets = offsets;
        Indices = indices;
        Weights = weights;
        Entries = offsets.IsEmpty ? count : offsets[^1];
    }

    public Bags(CsrMatrix matrix)
        : this(matrix.Rows, matrix.Offsets, matrix.Indices, matrix.Weights)
    {
    }

    public int Count { get; }

    public int Entries { get; }

    public ReadOnlySpan<int> Offsets { get; }

    public ReadOnlySpan<int> Indices { get; }

    public ReadOnlySpan<float> Weights { get; }

    public int Start(int bag) => Offsets.IsEmpty ? bag : Offsets[bag];

    public int End(int bag) => Offsets.IsEmpty ? bag + 1 : Offsets[bag + 1];

    public int Row(int entry) => Indices.IsEmpty ? entry : Indices[entry];

    public float Weight(int entry) => Weights.IsEmpty ? 1 : Weights[entry];
}
