using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Conformance.Spec;

/// <summary><c>array</c>: one element a spec.</summary>
internal sealed record ArraySpec(IReadOnlyList<DecodeSpec> Items) : DecodeSpec
{
    public override IReadOnlyList<DecodeSpec> Nested => Items;

    public override TypeConstraint Type => TypeConstraint.TupleOf([.. Items.Select(item => item.Type)]);

    public override Value Decode(HclBody body, DecodeContext context) =>
        Value.TupleOf([.. Items.Select(item => item.Decode(body, context))]);
}
