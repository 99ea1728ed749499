using FsCheck;
using FsCheck.Fluent;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Flatten;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Flatten;

public class FlattenerPropertyTests
{
    private static readonly Config Settings = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(13, 5);

    [Fact]
    public void Neither_the_order_of_items_nor_of_members_changes_a_cell() => Holds(
        value => Flat.Cells(Flat.Map(("v", value))).SequenceEqual(Flat.Cells(Flat.Map(("v", Reversed(value))))));

    [Fact]
    public void Nothing_inside_a_sensitive_value_gets_out() => Holds(value =>
    {
        var marked = Flat.Map(("v", Replaced(value).AsSensitive()));
        return Flat.Cells(marked).All(line => !line.Contains("hunter2", StringComparison.Ordinal));
    });

    [Fact]
    public void Columns_are_sorted_and_entries_point_into_them() => Holds(value =>
    {
        var table = Flattener.Flatten(Flat.Graph(Flat.Resource("t.a", Flat.Map(("v", value), ("w", value)))), new FlattenOptions()).Tables[0];
        var paths = table.Columns.Select(column => column.Path).ToArray();
        var row = table.Rows[0];
        return paths.Order(StringComparer.Ordinal).Distinct().SequenceEqual(paths)
            && row.Entries.Select(entry => entry.Column).SequenceEqual(Enumerable.Range(0, paths.Length))
            && paths.All(path => table.Cell(row, path) == row.Cell(table.IndexOf(path)))
            && table.IndexOf("v.none of these") == -1;
    });

    [Fact]
    public void No_limit_breaks_the_table() => Prop
        .ForAll(Arb.From(RandomGraphs.Value(4)), Arb.From(Gen.Choose(1, 5)), (value, limit) =>
        {
            var options = new FlattenOptions
            {
                MaxDepth = limit, MaxColumns = limit, MaxItems = limit, MaxTextLength = limit, MaxTableColumns = limit,
            };
            var flat = Flattener.Flatten(
                Flat.Graph(Flat.Resource("t.a", Flat.Map(("v", value))), Flat.Resource("t.b", Flat.Map(("w", value)))), options);
            return flat.Tables[0].Columns.Count <= limit
                && flat.Nodes.All(row => row.Entries.Count <= limit && row.Entries.All(entry => entry.Cell.Items.Length <= limit));
        })
        .Check(Settings);

    private static void Holds(Func<AttributeValue, bool> claim) =>
        Prop.ForAll(Arb.From(RandomGraphs.Value(4)), claim).Check(Settings);

    private static AttributeValue Reversed(AttributeValue value) => value.Kind switch
    {
        AttributeKind.List => AttributeValue.Of(value.Items.Reverse().Select(Reversed).ToList()),
        AttributeKind.Object => AttributeValue.Of(
            value.Members.Reverse().Select(member => KeyValuePair.Create(member.Key, Reversed(member.Value))).ToList()),
        _ => value,
    };

    private static AttributeValue Replaced(AttributeValue value) => value.Kind switch
    {
        AttributeKind.List => AttributeValue.Of(value.Items.Select(Replaced).ToList()),
        AttributeKind.Object => AttributeValue.Of(
            value.Members.Select(member => KeyValuePair.Create(member.Key, Replaced(member.Value))).ToList()),
        AttributeKind.String => AttributeValue.Of("""{"password":"hunter2"}"""),
        _ => value,
    };
}
