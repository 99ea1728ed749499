using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>One step after the first name of a reference: an attribute, an index or a splat.</summary>
internal readonly record struct ReferenceStep(string? Name, Expression? Key, bool IsSplat)
{
    /// <summary>Terraform takes an index for part of the reference only where it is constant.</summary>
    public bool IsConstant => Key is LiteralExpression;
}
