using GraphSec.Conformance.Edges;
using GraphSec.Pipeline.Parse.Configuration;
using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Conformance.Spec;

/// <summary>Decodes bodies by specs: evaluates in one scope and gathers what is wrong.</summary>
internal sealed class DecodeContext(Scope scope)
{
    public List<HclDiagnostic> Diagnostics { get; } = [];

    /// <summary>The value that a spec makes of a body; whatever else is in the body is an error.</summary>
    public Value Decode(HclBody body, DecodeSpec spec)
    {
        var here = Here(spec).ToList();
        var arguments = here.Select(one => one.Argument).OfType<string>().ToHashSet();
        var blocks = here.Select(one => one.BlockType).OfType<string>().ToHashSet();
        foreach (var item in body.Items)
        {
            if (item.Attribute is { } attribute && !arguments.Contains(attribute.Name))
            {
                Report(body, attribute.NameSpan, $"no argument \"{attribute.Name}\" is expected here");
            }
            else if (item.Block is { } block && !blocks.Contains(block.Type))
            {
                Report(body, block.HeaderSpan, $"no block \"{block.Type}\" is expected here");
            }
        }

        return spec.Decode(body, this);
    }

    public Value Evaluate(HclBody body, Expression expression, TypeConstraint type)
    {
        try
        {
            return type.Convert(Evaluator.Evaluate(expression, scope));
        }
        catch (EvaluationException refused)
        {
            Report(body, expression.Span, refused.Message);
            return Value.UnknownOf(type);
        }
    }

    public void Report(HclBody body, SourceSpan span, string message) =>
        Diagnostics.Add(new HclDiagnostic(body.Source, span, message));

    /// <summary>The references in all arguments that a spec reads.</summary>
    public IReadOnlyList<FoundTraversal> Traversals(HclBody body, DecodeSpec spec)
    {
        var found = new List<FoundTraversal>();
        foreach (var one in Here(spec))
        {
            if (one.Argument is { } argument && body.Find(argument) is { } attribute)
            {
                ReferenceChains.Visit(attribute.Value, (chain, _) =>
                {
                    var (source, span) = (body.Source, chain.Span);
                    found.Add(new FoundTraversal(source.Slice(span), source.PositionOf(span.Start), source.PositionOf(span.End)));
                    return false;
                });
            }

            if (one is { BlockType: { } type, Nested: [var inner, ..] })
            {
                found.AddRange(body.Blocks(type).SelectMany(block => Traversals(block.Body, inner)));
            }
        }

        return found;
    }

    /// <summary>A spec and those inside it that read the same body.</summary>
    private static IEnumerable<DecodeSpec> Here(DecodeSpec spec) =>
        spec.BlockType is null ? spec.Nested.SelectMany(Here).Prepend(spec) : [spec];
}
