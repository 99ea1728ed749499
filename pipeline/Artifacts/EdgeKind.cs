namespace GraphSec.Pipeline.Artifacts;

/// <summary>How an edge is known. From → To always reads "From depends on To".</summary>
public enum EdgeKind
{
    /// <summary>An expression of From refers to To, directly or through locals, variables and outputs.</summary>
    Reference,

    /// <summary>Listed in <c>depends_on</c>.</summary>
    DependsOn,

    /// <summary>From a transitively reduced graph (DOT): the direct edge may have been another one.</summary>
    Reduced,

    /// <summary>From a near transitive closure (a state's <c>depends_on</c>): To is some ancestor of From.</summary>
    Closure,
}
