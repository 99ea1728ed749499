using FsCheck;
using FsCheck.Fluent;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Flatten;

namespace GraphSec.Tests.Pipeline.Artifacts;

/// <summary>Small random graphs with hostile names and values, flattened.</summary>
internal static class RandomGraphs
{
    public static Gen<FlatCorpus> Corpus =>
        from graphs in Gen.Choose(0, 3).SelectMany(count => Gen.ArrayOf(Graph, count))
        select FlatCorpus.Of(graphs.DistinctBy(graph => graph.Name).Select(graph => Flattener.Flatten(graph, new FlattenOptions())));

    private static Gen<ResourceGraph> Graph =>
        from name in HostileText.Any
        from repository in HostileText.Any
        from form in Gen.Elements(Enum.GetValues<SourceForm>())
        from nodes in Gen.Choose(0, 6).SelectMany(count => Gen.ArrayOf(Node, count))
        from ends in Gen.Choose(0, 6).SelectMany(count => Gen.ArrayOf(Edge(nodes.Length), count))
        from notices in Gen.ListOf(HostileText.Any)
        select Build(name, repository, form, nodes, nodes.Length == 0 ? [] : ends, [.. notices]);

    private static Gen<GraphNode> Node =>
        from address in HostileText.Any
        from kind in Gen.Elements(Enum.GetValues<NodeKind>())
        from type in Gen.OneOf(Gen.Elements("a", "b"), HostileText.Any)
        from name in HostileText.Any
        from module in HostileText.Any
        from provider in HostileText.Any.OrNull()
        from file in HostileText.Any.OrNull()
        from line in Gen.Choose(1, 99)
        from instantiated in Gen.Elements(true, false)
        from attributes in Value(3)
        select new GraphNode(
            address, address + "x", kind, type, name, module, provider,
            file is null ? null : new SourcePlace(file, line, 2), line < 50 ? null : new SourcePlace("c", line), instantiated)
        {
            Attributes = attributes,
        };

    private static Gen<(int From, int To, EdgeKind Kind, string Path, string[] Via)> Edge(int nodes) =>
        from a in Gen.Choose(0, Math.Max(0, nodes - 1))
        from b in Gen.Choose(0, Math.Max(0, nodes - 1))
        from kind in Gen.Elements(Enum.GetValues<EdgeKind>())
        from path in HostileText.Any
        from via in Gen.ListOf(HostileText.Any)
        select (a, b, kind, path, via.ToArray());

    public static Gen<AttributeValue> Value(int depth) => depth == 0 ? Scalar : Gen.Frequency(
        (2, Scalar),
        (1, Gen.Choose(0, 3).SelectMany(count => Gen.ArrayOf(Value(depth - 1), count))
            .Select(items => AttributeValue.Of((IReadOnlyList<AttributeValue>)items))),
        (3, from count in Gen.Choose(0, 4)
            from names in Gen.ArrayOf(Gen.OneOf(Gen.Elements("a", "b", "c"), HostileText.Any), count)
            from values in Gen.ArrayOf(Value(depth - 1), count)
            select AttributeValue.Of([.. names.Zip(values, KeyValuePair.Create).DistinctBy(member => member.Key)])));

    private static Gen<AttributeValue> Scalar => Gen.OneOf(
        Gen.Elements(AttributeValue.Null, AttributeValue.Unknown, AttributeValue.True, AttributeValue.False),
        Gen.Elements("0", "-1.50", "1e400", "12345678901234567890").Select(AttributeValue.OfNumber),
        HostileText.Any.Select(text => AttributeValue.Of(text)),
        HostileText.Any.Select(text => AttributeValue.Of(text).AsSensitive()));

    private static ResourceGraph Build(string name, string repository, SourceForm form, GraphNode[] nodes,
        (int From, int To, EdgeKind Kind, string Path, string[] Via)[] edges, string[] notices)
    {
        var builder = new ResourceGraphBuilder();
        foreach (var node in nodes)
        {
            builder.Add(node);
        }

        foreach (var edge in edges)
        {
            builder.AddEdge(nodes[edge.From].Address, nodes[edge.To].Address, edge.Kind, edge.Path, edge.Path, edge.Via);
        }

        return builder.Build(repository, name, form, nodes.Length % 2 == 0, notices, notices);
    }
}
