using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Conformance.Spec;

/// <summary><c>block</c>: one block at most.</summary>
internal sealed record BlockSpec(string Name, DecodeSpec Content, bool IsRequired) : DecodeSpec
{
    public override string BlockType => Name;

    public override IReadOnlyList<DecodeSpec> Nested => [Content];

    public override TypeConstraint Type => Content.Type;

    public override Value Decode(HclBody body, DecodeContext context)
    {
        HclBlock? first = null;
        foreach (var block in body.Blocks(Name))
        {
            if (first is not null)
            {
                context.Report(body, block.HeaderSpan, $"only one block \"{Name}\" is expected");
            }

            first ??= block;
        }

        if (first is not null)
        {
            return context.Decode(first.Body, Content);
        }

        if (IsRequired)
        {
            var end = body.Source.Text.Length;
            context.Report(body, new SourceSpan(end, end), $"block \"{Name}\" is required");
        }

        return Value.NullOf(Type);
    }
}
