using GraphSec.Pipeline.Parse.Configuration;
using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Conformance.Spec;

/// <summary>What a <c>.t</c> file asks for.</summary>
/// <param name="Type">The result's type; any where it may be of every type.</param>
/// <param name="Value">The result; null where only its type matters.</param>
/// <param name="Diagnostics">Where errors have to be, and nowhere else.</param>
/// <param name="Traversals">The references that have to be found, and no others; null where they do not matter.</param>
internal sealed record ExpectedOutcome(TypeConstraint Type, Value? Value,
    IReadOnlySet<(SourcePosition From, SourcePosition To)> Diagnostics, IReadOnlyList<FoundTraversal>? Traversals)
{
    public static ExpectedOutcome Read(HclBody body)
    {
        var type = body.Find("result_type") is { } written ? TypeConstraintReader.Read(written.Value) : TypeConstraint.Any;
        var value = body.Find("result") is { } result ? type.Convert(Evaluator.Evaluate(result.Value, Scope.Constants)) : null;
        var diagnostics = body.Blocks("diagnostics").SelectMany(block => block.Body.Blocks("error")).Select(Range).ToHashSet();
        var traversals = body.Blocks("traversals").Select(block => block.Body.Blocks("expect").Select(Traversal).ToList());
        return new ExpectedOutcome(type, value, diagnostics, traversals.FirstOrDefault());
    }

    private static FoundTraversal Traversal(HclBlock expect)
    {
        var (from, to) = Range(expect);
        return new FoundTraversal(expect.Body.Source.Slice(expect.Body.Find("ref")!.Value.Span), from, to);
    }

    private static (SourcePosition From, SourcePosition To) Range(HclBlock block) =>
        (Position(block.Body.Blocks("from").First().Body), Position(block.Body.Blocks("to").First().Body));

    private static SourcePosition Position(HclBody body) =>
        new(Number(body, "line"), Number(body, "column"), Number(body, "byte"));

    private static int Number(HclBody body, string name) =>
        Evaluator.Evaluate(body.Find(name)!.Value, Scope.Constants).Number.TryToInteger(out var number) ? (int)number : -1;
}
