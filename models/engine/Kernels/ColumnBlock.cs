namespace GraphSec.Models.Kernels;

/// <summary>Columns from <see cref="Start"/> on of a matrix whose rows are <see cref="Stride"/> long.</summary>
public readonly record struct ColumnBlock(int Stride, int Start);
