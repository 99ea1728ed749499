using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Conformance.Spec;

/// <summary><c>block_map</c>: an entry a block, one level of map a label.</summary>
internal sealed record BlockMapSpec(string Name, int Labels, DecodeSpec Content) : DecodeSpec
{
    public override string BlockType => Name;

    public override IReadOnlyList<DecodeSpec> Nested => [Content];

    public override TypeConstraint Type =>
        Enumerable.Range(0, Labels).Aggregate(Content.Type, (type, _) => TypeConstraint.MapOf(type));

    public override Value Decode(HclBody body, DecodeContext context)
    {
        var entries = new List<(IReadOnlyList<string> Labels, Value Value)>();
        foreach (var block in body.Blocks(Name))
        {
            if (block.Labels.Count != Labels)
            {
                context.Report(body, block.HeaderSpan, $"{Labels} labels are expected for block \"{Name}\"");
                continue;
            }

            if (entries.Any(entry => entry.Labels.SequenceEqual(block.Labels)))
            {
                context.Report(body, block.HeaderSpan, $"block \"{Name}\" with these labels is there twice");
                continue;
            }

            entries.Add((block.Labels, context.Decode(block.Body, Content)));
        }

        return Map(entries, 0);
    }

    private Value Map(IEnumerable<(IReadOnlyList<string> Labels, Value Value)> entries, int level) => Value.MapOf(entries
        .GroupBy(entry => entry.Labels[level])
        .Select(group => KeyValuePair.Create(group.Key, level + 1 == Labels ? group.First().Value : Map(group, level + 1))));
}
