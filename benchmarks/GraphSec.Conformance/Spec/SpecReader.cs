using GraphSec.Pipeline.Parse.Configuration;
using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Conformance.Spec;

/// <summary>Reads <c>.hcldec</c> files. Functions that such a file may define are not supported; the suite has none.</summary>
internal static class SpecReader
{
    public static DecodeSpec ReadRoot(HclBody body) =>
        Read(body.Items.Select(item => item.Block).OfType<HclBlock>().First(block => block.Type is not "variables"), null);

    /// <param name="block">The block that is the spec.</param>
    /// <param name="name">The attribute of the object that it is in, which is its name unless it has its own.</param>
    private static DecodeSpec Read(HclBlock block, string? name)
    {
        var body = block.Body;
        var type = Text(body, "block_type") ?? name ?? "";
        return block.Type switch
        {
            "object" => new ObjectSpec(
                [.. Inner(body).Select(one => KeyValuePair.Create(one.Labels[0], Read(one, one.Labels[0])))]),
            "array" => new ArraySpec(Nested(body)),
            "attr" => new AttributeSpec(Text(body, "name") ?? name ?? "", Type(body, "type"), IsTrue(body, "required")),
            "block" => new BlockSpec(type, Nested(body)[0], IsTrue(body, "required")),
            "block_list" or "block_set" => new BlockSequenceSpec(type, Nested(body)[0], block.Type == "block_set",
                Number(body, "min_items"), Number(body, "max_items")),
            "block_map" => new BlockMapSpec(type, Evaluate(body, "labels")!.Items.Count, Nested(body)[0]),
            "block_attrs" => new BlockAttributesSpec(type, Type(body, "element_type")),
            "literal" => new LiteralSpec(Evaluate(body, "value")!),
            "default" => new DefaultSpec([.. Inner(body).Select(one => Read(one, name))]),
            "transform" => new TransformSpec(Read(Inner(body).First(), name), body.Find("result")!.Value),
            _ => throw new NotSupportedException($"spec \"{block.Type}\""),
        };
    }

    private static IEnumerable<HclBlock> Inner(HclBody body) => body.Items.Select(item => item.Block).OfType<HclBlock>();

    private static List<DecodeSpec> Nested(HclBody body) => [.. Inner(body).Select(block => Read(block, null))];

    private static Value? Evaluate(HclBody body, string name) =>
        body.Find(name) is { } attribute ? Evaluator.Evaluate(attribute.Value, Scope.Constants) : null;

    private static string? Text(HclBody body, string name) => Evaluate(body, name)?.Text;

    private static bool IsTrue(HclBody body, string name) => Evaluate(body, name)?.Boolean == true;

    private static long Number(HclBody body, string name) =>
        Evaluate(body, name)?.Number.TryToInteger(out var number) == true ? number : 0;

    private static TypeConstraint Type(HclBody body, string name) =>
        body.Find(name) is { } attribute ? TypeConstraintReader.Read(attribute.Value) : TypeConstraint.Any;
}
