namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>What a parameter takes as it is; anything else is dealt with before the function's body runs.</summary>
[Flags]
internal enum Allowance
{
    /// <summary>A null is an error, anything unknown in it makes the result unknown, a mark passes on to the result.</summary>
    None = 0,
    Null = 1,

    /// <summary>The value itself is known, but elements of it may be unknown.</summary>
    PartlyUnknown = 2,
    Unknown = 4 | PartlyUnknown,

    /// <summary>The body sees the marks and sets those of the result.</summary>
    Marked = 8,
}
