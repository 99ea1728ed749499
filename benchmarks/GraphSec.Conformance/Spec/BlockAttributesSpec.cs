using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Conformance.Spec;

/// <summary><c>block_attrs</c>: a map of one block's arguments, whatever their names.</summary>
internal sealed record BlockAttributesSpec(string Name, TypeConstraint Element) : DecodeSpec
{
    public override string BlockType => Name;

    public override TypeConstraint Type => TypeConstraint.MapOf(Element);

    public override Value Decode(HclBody body, DecodeContext context) => body.Blocks(Name).FirstOrDefault() is { } block
        ? Value.MapOf(block.Body.Items.Select(item => item.Attribute).OfType<HclAttribute>()
            .Select(one => KeyValuePair.Create(one.Name, context.Evaluate(block.Body, one.Value, Element))), Element)
        : Value.NullOf(Type);
}
