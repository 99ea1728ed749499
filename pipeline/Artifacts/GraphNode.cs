namespace GraphSec.Pipeline.Artifacts;

/// <summary>
/// One node of a Terraform graph: a resource instance where instances are known, else the block itself.
/// </summary>
/// <param name="Address">Full address with instance keys: <c>module.a["x"].aws_vpc.main[0]</c>. Unique in a graph.</param>
/// <param name="BlockAddress">The same without any instance key: <c>module.a.aws_vpc.main</c>, as <c>terraform graph</c>
/// names it.</param>
/// <param name="ModulePath">The block address of its module, "" at the root.</param>
/// <param name="Type">Resource type (<c>aws_vpc</c>); for other kinds the kind's word (<c>var</c>, <c>module</c> …).</param>
/// <param name="Provider">Provider's local or full name where the input tells it.</param>
/// <param name="Place">Where the block is declared.</param>
/// <param name="CallPlace">Where the outermost module call stands that leads to it; null at the root.</param>
/// <param name="Attributes">The configured attributes as an object; <see cref="AttributeValue.Null"/> where the input has
/// none (DOT). Provider defaults that nobody wrote are left out.</param>
/// <param name="IsInstantiated">False where count or for_each is known to give no instance: in the code, not in the
/// infrastructure.</param>
public sealed record GraphNode(
    string Address,
    string BlockAddress,
    NodeKind Kind,
    string Type,
    string Name,
    string ModulePath = "",
    string? Provider = null,
    SourcePlace? Place = null,
    SourcePlace? CallPlace = null,
    bool IsInstantiated = true)
{
    public AttributeValue Attributes { get; init; } = AttributeValue.Null;

    /// <summary>Resources of every mode, which are what is scored.</summary>
    public bool IsResource => Kind is NodeKind.Resource or NodeKind.Data or NodeKind.Ephemeral;
}
