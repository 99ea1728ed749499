namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>A kind of fault.</summary>
/// <param name="Name">As in tables: <c>open-ingress</c>.</param>
/// <param name="Meaning">What somebody did wrong, in a few words.</param>
public sealed record Fault(string Name, FaultFamily Family, string Meaning)
{
    public FaultSet Set => Family == FaultFamily.Generic ? FaultSet.Generic : FaultSet.Semantic;

    /// <summary>Negatives are the blocks that the fault could have been planted in, and no others.</summary>
    public bool HasControls { get; init; }

    /// <summary>Cells that a block has less by it.</summary>
    public int CellsLost { get; init; }

    internal FaultRule Rule { get; init; } = static (_, _, _) => null;
}
