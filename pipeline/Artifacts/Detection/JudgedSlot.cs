namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>One path of one block with the distribution it was judged by, and what was seen there.</summary>
internal sealed record JudgedSlot(string Path, double[] Probabilities, IReadOnlyList<CellSurprise> Seen)
{
    /// <summary>The smallest tail of what was seen.</summary>
    public double Tail => Seen.Count == 0 ? 1 : Seen.Min(s => s.Tail);
}
