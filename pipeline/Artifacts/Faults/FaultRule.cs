using GraphSec.Models;

namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>How a fault is planted in a block; null where the block offers no place for it. Until the edit is applied nothing
/// changes, so that asking is how eligible blocks are found.</summary>
internal delegate FaultEdit? FaultRule(EditableGraph graph, int block, Pcg32 random);
