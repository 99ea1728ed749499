using System.Runtime.CompilerServices;
using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>
/// Finds the resources that an expression's value comes from. <see cref="ReferenceCollector"/> tells what Terraform waits for, which
/// is all that a collection is made of; here an index with a known key, an attribute or a known condition chooses. What cannot be
/// chosen stays the whole, so that nothing is found that the collector does not find.
/// </summary>
internal sealed partial class ReferenceTracer
{
    /// <summary>Expressions that are visited for one graph: the rest is taken as the collector gives it.</summary>
    private const long MaximumVisits = 5_000_000;

    private readonly Dictionary<(NamedValue Name, string Selection), HashSet<IReadOnlyList<string>>> known = [];
    private readonly HashSet<NamedValue> open = [];
    private HashSet<IReadOnlyList<string>> found = NewSet();
    private long visits;
    private bool isLost;

    /// <summary>Addresses of the instances that the value comes from; null where they cannot be told, or all are meant.</summary>
    /// <param name="expression">What an argument is set to.</param>
    /// <param name="scope">Where it stands.</param>
    /// <param name="collected">What the collector finds in it.</param>
    public HashSet<string>? Trace(Expression expression, Scope scope, List<FoundReference> collected)
    {
        if (visits > MaximumVisits || !IsChoice(collected))
        {
            return null;
        }

        (found, isLost) = (NewSet(), false);
        open.Clear();
        scope.Module.Context.IsTracing = true;
        Visit(expression, scope, null);
        scope.Module.Context.IsTracing = false;
        return isLost ? null : [.. found.SelectMany(targets => targets)];
    }

    /// <summary>Whether there is anything to choose from: a resource that is named where it is read leaves nothing.</summary>
    private static bool IsChoice(List<FoundReference> collected)
    {
        var targets = 0;
        foreach (var reference in collected)
        {
            targets += reference.Name is null ? reference.Targets.Count : reference.Name.References.Count;
            if (targets > 1 || (targets > 0 && (reference.Name is not null || reference.Via.Count > 0)))
            {
                return true;
            }
        }

        return false;
    }

    private void Visit(Expression expression, Scope scope, Selection? selection)
    {
        if (isLost || !TakeVisit())
        {
            return;
        }

        switch (expression)
        {
            case NameExpression or AttributeAccessExpression or IndexExpression or SplatExpression:
                VisitChain(expression, scope, selection);
                break;
            case TemplateExpression { Parts: [var only] }:
                Visit(only, scope, selection);
                break;
            case TemplateExpression template:
                VisitAll(template.Parts, scope);
                break;
            case TupleExpression tuple:
                VisitTuple(tuple, scope, selection);
                break;
            case ObjectExpression written:
                VisitObject(written, scope, selection);
                break;
            case CallExpression call:
                VisitCall(call, scope, selection);
                break;
            case BinaryExpression binary:
                Visit(binary.Left, scope, null);
                Visit(binary.Right, scope, null);
                break;
            case UnaryExpression unary:
                Visit(unary.Operand, scope, null);
                break;
            case ConditionalExpression conditional:
                VisitConditional(conditional, scope, selection);
                break;
            case TemplateJoinExpression join:
                Visit(join.Loop, scope, null);
                break;
            case ForExpression loop:
                VisitLoop(loop, scope, selection);
                break;
        }
    }

    private bool TakeVisit()
    {
        isLost |= ++visits > MaximumVisits || !RuntimeHelpers.TryEnsureSufficientExecutionStack();
        return !isLost;
    }

    private void VisitAll(IReadOnlyList<Expression> expressions, Scope scope)
    {
        for (var i = 0; i < expressions.Count; i++)
        {
            Visit(expressions[i], scope, null);
        }
    }

    private void VisitConditional(ConditionalExpression conditional, Scope scope, Selection? selection)
    {
        var test = Truth(conditional.Condition, scope);
        if (test is null)
        {
            Visit(conditional.Condition, scope, null);
        }

        if (test != false)
        {
            Visit(conditional.Then, scope, selection);
        }

        if (test != true)
        {
            Visit(conditional.Otherwise, scope, selection);
        }
    }

    /// <summary>Whether a condition holds; null where that is not known.</summary>
    private static bool? Truth(Expression condition, Scope scope)
    {
        try
        {
            var value = ValueConversion.Convert(Evaluator.Evaluate(condition, scope), TypeConstraint.Bool);
            return value.Kind == ValueKind.Bool ? value.Boolean : null;
        }
        catch (EvaluationException)
        {
            return null;
        }
    }

    private void VisitTuple(TupleExpression tuple, Scope scope, Selection? selection)
    {
        if (selection is { Kind: SelectionKind.Flat })
        {
            var lengths = tuple.Items.Select(item => LoopEntries.FlatLength(ValueOf(item, scope)));
            VisitFlat([.. tuple.Items.Select(item => (item, scope))], selection.Position < 0 ? [] : [.. lengths], selection);
            return;
        }

        if (selection?.Position is { } at and >= 0)
        {
            if (at < tuple.Items.Count)
            {
                Visit(tuple.Items[at], scope, selection.Rest);
            }

            return;
        }

        foreach (var item in tuple.Items)
        {
            Visit(item, scope, selection?.Rest);
        }
    }

    private void VisitObject(ObjectExpression written, Scope scope, Selection? selection)
    {
        if (selection is { Kind: SelectionKind.Splat })
        {
            VisitObject(written, scope, selection.Rest);
            return;
        }

        var member = selection?.Member;
        foreach (var item in written.Items)
        {
            var name = member is null ? null : Name(item.Key, scope);
            if (name is null)
            {
                Visit(item.Key, scope, null);
            }

            if (name == member || name is null)
            {
                Visit(item.Value, scope, selection?.Rest);
            }
        }
    }

    /// <summary>The text of a key; null where it is not known.</summary>
    private string? Name(Expression key, Scope scope)
    {
        var value = ValueOf(key, scope);
        return ValueConversion.ToText(value) is { Kind: ValueKind.String } text ? text.Text : null;
    }

    private static HashSet<IReadOnlyList<string>> NewSet() => new(ReferenceEqualityComparer.Instance);
}
