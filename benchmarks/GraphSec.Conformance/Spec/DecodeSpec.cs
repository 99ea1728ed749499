using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Conformance.Spec;

/// <summary>What is to be made of a body (github.com/hashicorp/hcl, cmd/hcldec/spec-format.md).</summary>
internal abstract record DecodeSpec
{
    /// <summary>The argument that it reads, if any.</summary>
    public virtual string? Argument => null;

    /// <summary>The blocks that it reads, if any.</summary>
    public virtual string? BlockType => null;

    /// <summary>The specs in it: applied to the same body, or to that of the blocks that it reads.</summary>
    public virtual IReadOnlyList<DecodeSpec> Nested => [];

    /// <summary>The type of what it makes.</summary>
    public abstract TypeConstraint Type { get; }

    public abstract Value Decode(HclBody body, DecodeContext context);
}
