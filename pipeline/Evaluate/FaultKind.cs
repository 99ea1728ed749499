namespace GraphSec.Pipeline.Evaluate;

/// <summary>The faults that evaluation plants.</summary>
public enum FaultKind
{
    /// <summary>An attribute holds another value that training saw there, drawn evenly from those rarer than its own.</summary>
    ChangedValue,

    /// <summary>An attribute that is set is left out, where most blocks of the type set it.</summary>
    DroppedAttribute,

    /// <summary>A reference points at a resource of another type of the same graph.</summary>
    SwappedReference,

    /// <summary>What refers to three of four blocks of the type or more is gone: its sibling is missing.</summary>
    MissingSibling,

    /// <summary>A switch of security is turned the unsafe way: encryption off, public access on, open to the whole internet.</summary>
    WeakenedSecurity,
}
