namespace GraphSec.Models.Kernels;

/// <summary>
/// Which rows of a matrix belong together: entries <c>Offsets[i] .. Offsets[i + 1]</c> form bag i, entry k names row
/// <c>Indices[k]</c> with weight <c>Weights[k]</c>. No offsets: one entry per bag. No indices: entry k is row k.
/// No weights: ones.
/// </summary>
public readonly ref struct Bags
{
    /// <summary>Bags on the host, which end where the offsets say.</summary>
    public Bags(int count, ReadOnlySpan<int> offsets, ReadOnlySpan<int> indices, ReadOnlySpan<float> weights = default)
        : this(count, offsets.IsEmpty ? count : offsets[^1], offsets, indices, weights)
    {
    }

    /// <summary>Bags in any memory: nothing is read.</summary>
    public Bags(
        int count, int entries, ReadOnlySpan<int> offsets, ReadOnlySpan<int> indices, ReadOnlySpan<float> weights = default)
    {
        Count = count;
        Entries = entries;
        Offsets = offsets;
        Indices = indices;
        Weights = weights;
    }

    public Bags(CsrMatrix matrix, IMemory memory)
        : this(
            matrix.Rows, matrix.Count, memory.Resident(matrix.Offsets), memory.Resident(matrix.Indices),
            memory.Resident(matrix.Weights))
    {
    }

    public Bags(CsrMatrix matrix)
        : this(matrix, HostMemory.Shared)
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
