namespace GraphSec.Models.Threading;

/// <summary>What a thread's scratch memory is used for.</summary>
internal enum ScratchSlot
{
    /// <summary>A matrix rearranged for the whole kernel.</summary>
    Panel,

    /// <summary>Partial results of all blocks.</summary>
    Partials,

    /// <summary>A part of a matrix rearranged for one block.</summary>
    Block,

    /// <summary>Rows of a transposed matrix rearranged for one block.</summary>
    Rows,
}
