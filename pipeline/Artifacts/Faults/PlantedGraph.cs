
namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>A graph with planted faults.</summary>
/// <param name="Kinds">The faults whose figures count it; some may have found no place in it.</param>
/// <param name="Faults">For each block the fault it has, or null.</param>
public sealed record PlantedGraph(GraphFeatures Graph, IReadOnlySet<string> Kinds, IReadOnlyList<string?> Faults)
{
    /// <summary>For each block whether the fault could have been planted in it; null where all blocks are compared with.</summary>
    public IReadOnlyList<bool>? IsControl { get; init; }

    /// <summary>Whether a block counts as one without a fault.</summary>
    public bool IsNegative(int block) => Faults[block] is null && (IsControl is null || IsControl[block]);
}
