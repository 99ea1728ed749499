using GraphSec.Pipeline.Artifacts.Faults;
namespace GraphSec.Pipeline.Evaluate;

/// <summary>What a trivial score makes of a generic fault.</summary>
/// <param name="Fault">Kind of fault, or <c>generic</c> for all of them.</param>
/// <param name="Score">Name of the trivial score.</param>
/// <param name="RocAuc">0.5 where planting left no trace.</param>
/// <param name="Chance">Half the width of what chance gives 95 times of 100 with as many blocks.</param>
public sealed record Leak(string Fault, string Score, double RocAuc, double Chance)
{
    /// <summary>How far the area may lie from ½.</summary>
    public const double Band = 0.05;

    public bool IsOutside => Math.Abs(RocAuc - 0.5) > Band;

    /// <summary>Outside the band, and not for want of blocks.</summary>
    public bool IsLeak => IsOutside && Math.Abs(RocAuc - 0.5) > Chance;

    public string Verdict => IsLeak ? "leak" : IsOutside ? "too few to tell" : "fine";
}
