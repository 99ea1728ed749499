namespace GraphSec.Pipeline.Artifacts;

/// <summary>From depends on To; both are indices into <see cref="ResourceGraph.Nodes"/>.</summary>
/// <param name="FromPath">The attribute of From that refers, dotted and without list indices
/// (<c>ingress.security_groups</c>); "" where unknown, and where To is waited for but gives no argument its value.</param>
/// <param name="ToPath">The attribute of To that is read (<c>id</c>); "" where the whole resource is.</param>
/// <param name="Via">What the reference passes through on its way (<c>local.ids</c>, <c>module.net.output.vpc_id</c>),
/// nearest to From first.</param>
public sealed record GraphEdge(int From, int To, EdgeKind Kind, string FromPath = "", string ToPath = "")
{
    public IReadOnlyList<string> Via { get; init; } = [];
}
