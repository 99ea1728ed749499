using GraphSec.Pipeline.Parse.Evaluation;

namespace GraphSec.Tests.Pipeline.Parse.Evaluation;

/// <summary>The expected values are what terraform 1.11.4 makes of variables of these types and defaults.</summary>
public class TypeConstraintTests
{
    private static readonly FunctionContext Context = new() { ModuleFolder = "/", RootFolder = "/" };

    [Fact]
    public void Defaults_reach_every_depth_and_stand_for_null_too()
    {
        var inner = Object(Optional("d", TypeConstraint.Bool, "true"));
        var type = TypeConstraint.ListOf(Object(
            Optional("a", TypeConstraint.String, "\"x\""),
            Optional("b", TypeConstraint.Number),
            Optional("c", inner, "{}")));
        AssertConverts(
            "[{}, {a = null, b = \"5\", c = {d = null}, z = 1}, {a = 3, c = null}]",
            type,
            """[{"a":"x","b":null,"c":{"d":true}},{"a":"x","b":5,"c":{"d":true}},{"a":"3","b":null,"c":{"d":true}}]""",
            "list(object({a=string, b=number, c=object({d=bool})}))");
    }

    [Fact]
    public void Defaults_work_inside_maps_and_sets()
    {
        var type = Object(
            new AttributeConstraint("a", TypeConstraint.ListOf(TypeConstraint.String)),
            new AttributeConstraint(
                "m", TypeConstraint.MapOf(Object(Optional("s", TypeConstraint.SetOf(TypeConstraint.String), "[\"q\"]")))));
        AssertConverts(
            "{a = [1, true], m = {k = {}, l = {s = [\"b\", \"a\", \"b\"]}}}",
            type,
            """{"a":["1","true"],"m":{"k":{"s":["q"]},"l":{"s":["a","b"]}}}""",
            "object({a=list(string), m=map(object({s=set(string)}))})");
        AssertConverts(
            "[{}, {a = \"1\"}]",
            TypeConstraint.SetOf(Object(Optional("a", TypeConstraint.Number, "1"))),
            """[{"a":1}]""",
            "set(object({a=number}))");
    }

    [Fact]
    public void Any_takes_the_type_that_the_elements_share()
    {
        AssertConverts("{x = 1, y = \"z\"}", TypeConstraint.MapOf(TypeConstraint.Any), """{"x":"1","y":"z"}""", "map(string)");
        AssertConverts(
            "[{a = 1}, {a = \"x\"}]",
            TypeConstraint.ListOf(TypeConstraint.Any),
            """[{"a":"1"},{"a":"x"}]""",
            "list(object({a=string}))");
        AssertConverts("[{}, 1]", TypeConstraint.Any, "[{},1]", "tuple([object({}), number])");
    }

    [Fact]
    public void A_tuple_converts_place_by_place() => AssertConverts(
        "[1, \"2\"]",
        TypeConstraint.TupleOf([TypeConstraint.String, TypeConstraint.Number]),
        """["1",2]""",
        "tuple([string, number])");

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"a\"")]
    [InlineData("{a = []}")]
    public void What_does_not_fit_is_refused(string expression)
    {
        var type = Object(new AttributeConstraint("a", TypeConstraint.String));
        Assert.Throws<EvaluationException>(() => type.Convert(CallExpression.Evaluate(expression, Context)));
    }

    [Fact]
    public void Unknown_and_null_get_the_type_and_keep_their_mark()
    {
        var type = TypeConstraint.ListOf(TypeConstraint.String);
        var unknown = type.Convert(Value.Unknown.AsSensitive());
        Assert.Equal((ValueKind.Unknown, true), (unknown.Kind, unknown.IsSensitive));
        Assert.Equal(type, unknown.Type);
        Assert.Equal(type, type.Convert(Value.Null).Type);
    }

    private static void AssertConverts(string expression, TypeConstraint type, string json, string written)
    {
        var value = type.Convert(CallExpression.Evaluate(expression, Context));
        FunctionLibrary.TryCall("jsonencode", [value], Context, out var text);
        Assert.Equal(json, text.Text);
        Assert.Equal(written, value.Type.ToString());
    }

    private static TypeConstraint Object(params AttributeConstraint[] attributes) => TypeConstraint.ObjectOf(attributes);

    private static AttributeConstraint Optional(string name, TypeConstraint type, string? value = null) =>
        new(name, type, true, value is null ? null : CallExpression.Evaluate(value, Context));
}
