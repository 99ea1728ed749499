namespace GraphSec.Models.Kernels;

/// <summary>The size of a dense product: the result is Rows × Columns, the sum runs over Inner.</summary>
public readonly record struct Product(int Rows, int Inner, int Columns);
