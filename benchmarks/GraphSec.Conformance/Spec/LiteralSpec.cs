using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Conformance.Spec;

/// <summary><c>literal</c>: always the same.</summary>
internal sealed record LiteralSpec(Value Written) : DecodeSpec
{
    public override TypeConstraint Type => Written.Type;

    public override Value Decode(HclBody body, DecodeContext context) => Written;
}
