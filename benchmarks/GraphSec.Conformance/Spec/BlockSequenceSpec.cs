using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Conformance.Spec;

/// <summary><c>block_list</c> and <c>block_set</c>: an element a block.</summary>
internal sealed record BlockSequenceSpec(string Name, DecodeSpec Content, bool IsSet, long Least, long Most) : DecodeSpec
{
    public override string BlockType => Name;

    public override IReadOnlyList<DecodeSpec> Nested => [Content];

    public override TypeConstraint Type => IsSet ? TypeConstraint.SetOf(Content.Type) : TypeConstraint.ListOf(Content.Type);

    public override Value Decode(HclBody body, DecodeContext context)
    {
        var items = new List<Value>();
        foreach (var block in body.Blocks(Name))
        {
            items.Add(context.Decode(block.Body, Content));
            if (Most > 0 && items.Count == Most + 1)
            {
                context.Report(body, block.HeaderSpan, $"at most {Most} blocks \"{Name}\" are expected");
            }
        }

        if (items.Count < Least)
        {
            var end = body.Source.Text.Length;
            context.Report(body, new SourceSpan(end, end), $"at least {Least} blocks \"{Name}\" are expected");
        }

        return IsSet ? Value.SetOf(items, Content.Type) : Value.ListOf(items, Content.Type);
    }
}
