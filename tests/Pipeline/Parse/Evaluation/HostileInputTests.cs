using System.Diagnostics;
using GraphSec.Pipeline.Parse.Evaluation;

namespace GraphSec.Tests.Pipeline.Parse.Evaluation;

/// <summary>Calls made to exhaust time or memory end soon, with an answer or a refusal.</summary>
public class HostileInputTests
{
    private static readonly FunctionContext Context = new() { ModuleFolder = "/nowhere", RootFolder = "/nowhere" };

    [Theory]
    [InlineData("(a+)+$")]
    [InlineData("(a|aa)*b")]
    [InlineData("((a{0,60}){0,60}){0,60}b")]
    [InlineData("(.*)(.*)(.*)(.*)(.*)(.*)(.*)x")]
    public void A_slow_pattern_does_not_hang(string pattern)
    {
        var watch = Stopwatch.StartNew();
        AnswerOf("regexall", Value.Of(pattern), Value.Of(new string('a', 20_000) + "!"));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
    }

    [Fact]
    public void Results_beyond_the_limits_are_refused()
    {
        var large = Value.Of(new string('a', 100_000));
        var many = Value.TupleOf([.. Enumerable.Range(0, 2_000).Select(i => Value.Of(i))]);
        Assert.Null(AnswerOf("replace", large, Value.Of("a"), large));
        Assert.Null(AnswerOf("replace", large, Value.Of("/a/"), large));
        Assert.Null(AnswerOf("replace", large, Value.EmptyString, large));
        Assert.Null(AnswerOf("indent", Value.Of(2_000_000_000), Value.Of("a\n\n\n")));
        Assert.Null(AnswerOf("format", Value.Of("%2000000000d"), Value.Of(1)));
        Assert.Null(AnswerOf("format", Value.Of("%.2000000000f"), Value.Of(1)));
        Assert.Null(AnswerOf("setproduct", many, many, many));
        Assert.Null(AnswerOf("range", Value.Of(Number.Parse("1e9"))));
        Assert.Null(AnswerOf("tonumber", Value.Of("1e999999999")));
        Assert.Null(AnswerOf("jsondecode", Value.Of(new string('[', 100_000))));
        Assert.Null(AnswerOf("yamldecode", Value.Of(new string('[', 100_000))));
    }

    [Fact]
    public void Aliases_cannot_multiply_a_document()
    {
        var lines = new List<string> { "a0: &a0 [x, x, x, x, x, x, x, x, x, x]" };
        for (var i = 1; i < 12; i++)
        {
            lines.Add($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]");
        }

        Assert.Null(AnswerOf("yamldecode", Value.Of(string.Join('\n', lines))));
    }

    /// <returns>Null where the call was refused.</returns>
    private static Value? AnswerOf(string name, params Value[] arguments)
    {
        try
        {
            return FunctionLibrary.TryCall(name, arguments, Context, out var result) ? result : throw new InvalidOperationException();
        }
        catch (EvaluationException)
        {
            return null;
        }
    }
}
