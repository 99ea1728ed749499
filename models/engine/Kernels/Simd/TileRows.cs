namespace GraphSec.Models.Kernels.Simd;

/// <summary>Where the rows of A lie that tiles read, in place or packed: from row to row, from index to index, and from tile
/// to tile.</summary>
internal readonly unsafe struct TileRows(float* first, nint row, nint inner, nint tile)
{
    public readonly float* First = first;
    public readonly nint Row = row;
    public readonly nint Inner = inner;
    public readonly nint Tile = tile;
}
