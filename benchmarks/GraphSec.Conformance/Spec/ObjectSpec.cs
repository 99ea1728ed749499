using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Conformance.Spec;

/// <summary><c>object</c>: one attribute a spec.</summary>
internal sealed record ObjectSpec(IReadOnlyList<KeyValuePair<string, DecodeSpec>> Attributes) : DecodeSpec
{
    public override IReadOnlyList<DecodeSpec> Nested => [.. Attributes.Select(one => one.Value)];

    public override TypeConstraint Type =>
        TypeConstraint.ObjectOf(Attributes.Select(one => new AttributeConstraint(one.Key, one.Value.Type)));

    public override Value Decode(HclBody body, DecodeContext context) =>
        Value.ObjectOf([.. Attributes.Select(one => KeyValuePair.Create(one.Key, one.Value.Decode(body, context)))]);
}
