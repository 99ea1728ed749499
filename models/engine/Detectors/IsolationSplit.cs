namespace GraphSec.Models.Detectors;

/// <summary>A node of an <see cref="IsolationTree"/>, in preorder: the left child is the next one.</summary>
/// <param name="Feature">-1 for a leaf.</param>
/// <param name="Value">Smaller goes left; in a leaf what it adds to the path.</param>
internal readonly record struct IsolationSplit(int Feature, float Value, int Right);
