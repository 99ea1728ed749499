using FsCheck;
using FsCheck.Fluent;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Parse;

/// <summary>Random graphs with awkward texts and values.</summary>
internal static class GraphGenerators
{
    private static readonly Gen<string> Text = Gen.Elements(
        "", "a", "$", "value", "é/ü", "\"q\" \\ ${x}", "a.b[\"k\"]", "line\nbreak\ttab\u0001", "\u2028", "😀", "(sensitive)", "<b>&");

    private static readonly Gen<string> Number = Gen.Elements(
        "0", "-1", "1.50", "1e400", "12345678901234567890.123", "NaN", "0x10", "1_000", "007", "-", "1E+20");

    public static Gen<AttributeValue> Value(int depth) => Gen.OneOf(
        Gen.Elements(AttributeValue.Null, AttributeValue.Unknown, AttributeValue.True, AttributeValue.False),
        Text.Select(AttributeValue.Of),
        Number.Select(AttributeValue.OfNumber),
        depth == 0 ? Gen.Constant(AttributeValue.EmptyObject) : List(depth - 1),
        depth == 0 ? Gen.Constant(AttributeValue.Of(Array.Empty<AttributeValue>())) : Members(depth - 1))
        .Zip(Gen.Choose(0, 5), (value, chance) => chance == 0 ? value.AsSensitive() : value);

    public static Arbitrary<ResourceGraph> Graph() => (
        from count in Gen.Choose(0, 6)
        from nodes in Gen.ArrayOf(Node(), count)
        from edges in Gen.ArrayOf(Edge(Math.Max(count, 1)), count == 0 ? 0 : 8)
        from texts in Gen.ArrayOf(Text, 2)
        from form in Gen.Elements(Enum.GetValues<SourceForm>())
        from has in Gen.Elements(true, false)
        select new ResourceGraph(texts[0], texts[1], form, has, nodes, edges) { Notices = texts, Errors = texts[1..] })
        .ToArbitrary();

    private static Gen<AttributeValue> List(int depth) =>
        Gen.Choose(0, 3).SelectMany(count => Gen.ArrayOf(Value(depth), count)).Select(AttributeValue.Of);

    private static Gen<AttributeValue> Members(int depth) =>
        from count in Gen.Choose(0, 3)
        from names in Gen.ArrayOf(Text, count)
        from values in Gen.ArrayOf(Value(depth), count)
        select AttributeValue.Of(names.Zip(values, KeyValuePair.Create).DistinctBy(member => member.Key).ToArray());

    private static Gen<GraphNode> Node() =>
        from texts in Gen.ArrayOf(Text, 6)
        from kind in Gen.Elements(Enum.GetValues<NodeKind>())
        from place in Gen.Elements<SourcePlace?>(null, new SourcePlace("a b/main.tf", 3, 7))
        from flags in Gen.Choose(0, 3)
        from value in Value(3)
        select new GraphNode(texts[0], texts[1], kind, texts[2], texts[3], texts[4], flags % 2 == 0 ? null : texts[5], place,
            flags == 2 ? place : null, flags != 3)
        { Attributes = value };

    private static Gen<GraphEdge> Edge(int count) =>
        from start in Gen.Choose(0, count - 1)
        from to in Gen.Choose(0, count - 1)
        from kind in Gen.Elements(Enum.GetValues<EdgeKind>())
        from texts in Gen.ArrayOf(Text, 4)
        from via in Gen.Choose(0, 2)
        select new GraphEdge(start, to, kind, texts[0], texts[1]) { Via = texts[^via..] };
}
