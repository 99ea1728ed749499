using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse.Evaluation;

namespace GraphSec.Tests.Pipeline.Parse.Evaluation;

public class ValueTests
{
    [Fact]
    public void Members_are_sorted_by_code_point_and_unique()
    {
        var value = Value.ObjectOf(
        [
            KeyValuePair.Create("😀", Value.Of(1)),
            KeyValuePair.Create("\uFFFD", Value.Of(2)),
            KeyValuePair.Create("a", Value.Of(3)),
            KeyValuePair.Create("a", Value.Of(4)),
        ]);
        Assert.Equal(["a", "\uFFFD", "😀"], value.Members.Select(member => member.Key));
        Assert.Equal(Value.Of(4), value["a"]);
        Assert.Null(value["b"]);
    }

    [Fact]
    public void A_sensitive_element_marks_a_set_but_not_a_list()
    {
        Value[] items = [Value.Of("b").AsSensitive(), Value.Of("a")];
        Assert.True(Value.SetOf(items).IsSensitive);
        Assert.False(Value.ListOf(items).IsSensitive);
        Assert.True(Value.ListOf(items).HasSensitive);
        Assert.False(Value.ListOf(items).UnmarkedDeep().HasSensitive);
    }

    [Fact]
    public void A_list_with_an_unknown_element_is_known_but_not_wholly()
    {
        var list = Value.TupleOf([Value.Of(1), Value.Unknown]);
        Assert.True(list.IsKnown);
        Assert.False(list.IsWhollyKnown);
    }

    [Fact]
    public void Exported_values_keep_shape_marks_and_digits()
    {
        var value = Value.ObjectOf(
        [
            KeyValuePair.Create("n", Value.Of(Number.Parse("1000000000000"))),
            KeyValuePair.Create("l", Value.SetOf([Value.Of("b"), Value.Of("a")])),
            KeyValuePair.Create("s", Value.Of("x").AsSensitive()),
            KeyValuePair.Create("u", Value.Unknown),
            KeyValuePair.Create("z", Value.Null),
        ]).ToAttributeValue();
        Assert.Equal("1000000000000", value["n"]!.Text);
        Assert.Equal(["a", "b"], value["l"]!.Items.Select(item => item.Text));
        Assert.True(value["s"]!.IsSensitive);
        Assert.Equal(AttributeKind.Unknown, value["u"]!.Kind);
        Assert.Equal(AttributeKind.Null, value["z"]!.Kind);
    }

    [Fact]
    public void Equal_values_hash_alike_whatever_their_marks()
    {
        var left = Value.TupleOf([Value.Of("a"), Value.MapOf([KeyValuePair.Create("k", Value.True)])]);
        var right = Value.TupleOf([Value.Of("a").AsSensitive(), Value.MapOf([KeyValuePair.Create("k", Value.True)])]);
        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
    }

    [Fact]
    public void A_provider_function_is_unknown_and_core_names_a_built_in_one()
    {
        var context = new FunctionContext { ModuleFolder = "/", RootFolder = "/" };
        Assert.True(FunctionLibrary.TryCall("provider::aws::arn_parse", [Value.Of("a").AsSensitive()], context, out var parsed));
        Assert.Equal((false, true), (parsed.IsKnown, parsed.IsSensitive));
        Assert.True(FunctionLibrary.TryCall("core::upper", [Value.Of("a")], context, out var upper));
        Assert.Equal("A", upper.Text);
        Assert.False(FunctionLibrary.TryCall("no_such", [], context, out _));
    }

    [Theory]
    [InlineData("timestamp")]
    [InlineData("plantimestamp")]
    [InlineData("uuid")]
    [InlineData("bcrypt", "a")]
    [InlineData("rsadecrypt", "a", "b")]
    [InlineData("base64gzip", "a")]
    [InlineData("pathexpand", "~/a")]
    public void What_is_not_pure_stays_an_unknown_string(string name, params string[] arguments)
    {
        var context = new FunctionContext { ModuleFolder = "/", RootFolder = "/" };
        Assert.True(FunctionLibrary.TryCall(name, [.. arguments.Select(Value.Of)], context, out var result));
        Assert.Equal(Value.UnknownOf(TypeConstraint.String), result);
    }
}
