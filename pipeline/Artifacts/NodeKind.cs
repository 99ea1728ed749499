namespace GraphSec.Pipeline.Artifacts;

/// <summary>The kinds of node in a Terraform graph. Only the first three are scored.</summary>
public enum NodeKind
{
    /// <summary>A managed resource.</summary>
    Resource,

    /// <summary>A data source (<c>data.</c>).</summary>
    Data,

    /// <summary>An ephemeral resource (<c>ephemeral.</c>, Terraform 1.10).</summary>
    Ephemeral,
    Variable,
    Local,
    Output,

    /// <summary>A module call; opaque where its source is not on this machine.</summary>
    Module,
    Provider,

    /// <summary>Anything else a graph may hold: checks, actions, bookkeeping, unknown suffixes.</summary>
    Other,
}
