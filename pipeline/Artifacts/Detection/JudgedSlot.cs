namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>One path of one block, and the distribution it was judged by: <c>Probabilities[Start .. Start + Count]</c> of its
/// <see cref="JudgedBlock"/>.</summary>
/// <param name="Tail">The smallest tail of what was seen.</param>
/// <param name="Least">The smallest of its probabilities: no smaller tail is attainable.</param>
internal readonly record struct JudgedSlot(int Start, int Count, double Tail, double Least);
