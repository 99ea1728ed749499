using GraphSec.Pipeline.Parse.Configuration;
using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Conformance.Spec;

/// <summary><c>transform</c>: an expression of what another spec gives.</summary>
internal sealed record TransformSpec(DecodeSpec Source, Expression Result) : DecodeSpec
{
    public override IReadOnlyList<DecodeSpec> Nested => [Source];

    public override TypeConstraint Type => TypeConstraint.Any;

    public override Value Decode(HclBody body, DecodeContext context) =>
        Evaluator.Evaluate(Result, Scope.Constants.With("nested", Source.Decode(body, context)));
}
