namespace GraphSec.Pipeline.Report.Changes;

/// <summary>Why a block's score is another one than before.</summary>
public enum ChangeCause
{
    /// <summary>The block was not there before.</summary>
    Added,

    /// <summary>The block is there no more.</summary>
    Removed,

    /// <summary>Its own attributes or references changed.</summary>
    Changed,

    /// <summary>It stayed, and a block that it refers to or that refers to it did not.</summary>
    Neighbour,

    /// <summary>It and its neighbours stayed: others of its type changed, which it is compared with.</summary>
    Peers,

    /// <summary>None of these: the model is another one, or the rest of the graph.</summary>
    Elsewhere,
}
