namespace GraphSec.Pipeline.Artifacts;

/// <summary>The kinds of an <see cref="InstanceKey"/>.</summary>
public enum InstanceKeyKind
{
    None,

    /// <summary>From <c>count</c>.</summary>
    Index,

    /// <summary>From <c>for_each</c>.</summary>
    Name,

    /// <summary>All keys, or one not known yet: <c>[*]</c>.</summary>
    Any,
}
