namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>A change that plants a fault, ready to be made.</summary>
/// <param name="Partner">The other block that gets a fault by it; -1 for none.</param>
internal sealed record FaultEdit(Action Apply, int Partner = -1);
