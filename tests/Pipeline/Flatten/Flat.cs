using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Flatten;

namespace GraphSec.Tests.Pipeline.Flatten;

/// <summary>Makes small graphs of resources for the tests of flattening.</summary>
internal static class Flat
{
    public static AttributeValue Map(params (string Name, AttributeValue Value)[] members) =>
        AttributeValue.Of([.. members.Select(m => KeyValuePair.Create(m.Name, m.Value))]);

    public static AttributeValue Items(params AttributeValue[] items) =>
        AttributeValue.Of((IReadOnlyList<AttributeValue>)items);

    public static AttributeValue Text(string value) => AttributeValue.Of(value);

    public static AttributeValue Number(string digits) => AttributeValue.OfNumber(digits);

    public static GraphNode Resource(string address, AttributeValue attributes) =>
        new(address, address, NodeKind.Resource, address.Split('.')[0], address.Split('.')[1]) { Attributes = attributes };

    public static ResourceGraph Graph(params GraphNode[] nodes)
    {
        var builder = new ResourceGraphBuilder();
        foreach (var node in nodes)
        {
            builder.Add(node);
        }

        return builder.Build("repo", "repo/main", SourceForm.Plan, hasAttributes: true);
    }

    /// <summary>The cells of one resource as "path=cell" lines in column order.</summary>
    public static string[] Cells(AttributeValue attributes, FlattenOptions? options = null) =>
        Lines(Flattener.Flatten(Graph(Resource("t.a", attributes)), options ?? new FlattenOptions()).Tables[0], 0);

    public static string[] Lines(FlatTable table, int row) =>
        [.. table.Rows[row].Entries.Select(entry => $"{table.Columns[entry.Column].Path}={entry.Cell}")];
}
