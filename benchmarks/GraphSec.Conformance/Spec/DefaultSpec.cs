using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Conformance.Spec;

/// <summary><c>default</c>: the first that is not null.</summary>
internal sealed record DefaultSpec(IReadOnlyList<DecodeSpec> Choices) : DecodeSpec
{
    /// <summary>Only the first says what a body may hold.</summary>
    public override IReadOnlyList<DecodeSpec> Nested => [Choices[0]];

    public override TypeConstraint Type => Choices[0].Type;

    public override Value Decode(HclBody body, DecodeContext context)
    {
        var value = Value.Null;
        for (var i = 0; i < Choices.Count && value.IsNull; i++)
        {
            value = Choices[i].Decode(body, context);
        }

        return value;
    }
}
