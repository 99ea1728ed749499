using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

internal sealed partial class ReferenceTracer
{
    private void VisitLoop(ForExpression loop, Scope scope, Selection? selection)
    {
        if (loop.Key is not null && selection is { Kind: SelectionKind.Splat })
        {
            selection = selection.Rest;
        }

        var collection = Evaluator.EvaluateOrUnknown(loop.Collection, scope);
        if (!collection.IsKeyed && !collection.IsSequence)
        {
            VisitLoopOverUnknown(loop, scope, selection);
        }
        else if (loop.Key is not null)
        {
            VisitObjectLoop(loop, scope, collection, selection);
        }
        else
        {
            VisitTupleLoop(loop, scope, collection, selection);
        }
    }

    private void VisitLoopOverUnknown(ForExpression loop, Scope scope, Selection? selection)
    {
        Visit(loop.Collection, scope, null);
        var inner = Bind(loop, scope, Value.Unknown, Value.Unknown, false);
        if (loop.Condition is not null)
        {
            Visit(loop.Condition, inner, null);
        }

        VisitEntry(loop, inner, selection);
    }

    private void VisitObjectLoop(ForExpression loop, Scope scope, Value collection, Selection? selection)
    {
        var wanted = selection?.Member;
        var isSameKey = loop.Key is NameExpression same && same.Name == loop.KeyName && collection.IsKeyed;
        foreach (var (key, element) in Expander.Elements(collection))
        {
            if ((isSameKey && wanted is not null && key.Text != wanted) || !TakeVisit())
            {
                continue;
            }

            var inner = Bind(loop, scope, key, element, collection.Kind == ValueKind.Set);
            if (Keeps(loop, inner) != false && (wanted is null || (Name(loop.Key!, inner) ?? wanted) == wanted))
            {
                VisitEntry(loop, inner, selection);
            }
        }
    }

    private void VisitTupleLoop(ForExpression loop, Scope scope, Value collection, Selection? selection)
    {
        var kept = new List<(Expression, Scope)>();
        var areKnown = true;
        foreach (var (key, element) in Expander.Elements(collection))
        {
            if (!TakeVisit())
            {
                return;
            }

            var inner = Bind(loop, scope, key, element, collection.Kind == ValueKind.Set);
            var keeps = Keeps(loop, inner);
            areKnown &= keeps is not null;
            if (keeps != false)
            {
                kept.Add((loop.Value, inner));
            }
        }

        if (!areKnown)
        {
            selection = Selection.OfAny(selection);
        }

        if (selection is { Kind: SelectionKind.Flat })
        {
            VisitFlat(kept, selection);
            return;
        }

        var at = selection?.Position ?? -1;
        for (var i = 0; i < kept.Count; i++)
        {
            if (at < 0 || i == at)
            {
                Visit(kept[i].Item1, kept[i].Item2, selection?.Rest);
            }
        }
    }

    /// <summary>What the loop gives for one element.</summary>
    private void VisitEntry(ForExpression loop, Scope inner, Selection? selection)
    {
        if (loop.Key is not null && selection?.Member is null)
        {
            Visit(loop.Key, inner, null);
        }

        Visit(loop.Value, inner, loop.Groups ? selection?.Rest?.Rest : selection?.Rest);
    }

    /// <summary>One element of a flattened sequence, where each item is an element or a sequence of them.</summary>
    private void VisitFlat(IReadOnlyList<(Expression Item, Scope Scope)> items, Selection selection)
    {
        var lengths = selection.Position < 0 ? [] : items.Select(item => FlatLength(Evaluator.EvaluateOrUnknown(item.Item, item.Scope))).ToArray();
        var at = lengths.Contains(-1) ? -1 : selection.Position;
        for (var i = 0; i < items.Count; i++)
        {
            if (at >= 0 && at >= lengths[i])
            {
                at -= lengths[i];
                continue;
            }

            var (item, scope) = items[i];
            var value = Evaluator.EvaluateOrUnknown(item, scope);
            var isSequence = value.IsSequence || (!value.IsKnown && item is TupleExpression or ForExpression { Key: null });
            Visit(item, scope, isSequence ? Selection.Flat(at, selection.Rest) : selection.Rest);
            if (at >= 0)
            {
                return;
            }
        }
    }

    /// <summary>Elements that a value is flattened to; -1 where that is not known.</summary>
    private static int FlatLength(Value value)
    {
        if (!value.IsSequence)
        {
            return value.IsKnown ? 1 : -1;
        }

        var length = 0;
        foreach (var item in value.Items)
        {
            var inner = FlatLength(item);
            if (inner < 0)
            {
                return -1;
            }

            length += inner;
        }

        return length;
    }

    /// <summary>Whether an element is kept; null, and what that hangs on, where it is not known.</summary>
    private bool? Keeps(ForExpression loop, Scope inner)
    {
        var keeps = loop.Condition is null ? true : Truth(loop.Condition, inner);
        if (keeps is null)
        {
            Visit(loop.Condition!, inner, null);
        }

        return keeps;
    }

    private static Scope Bind(ForExpression loop, Scope scope, Value key, Value element, bool isSet)
    {
        var inner = loop.KeyName is null ? scope : scope.With(loop.KeyName, key);
        return inner.With(loop.ValueName, element, new ElementSource(loop.Collection, scope, key) { IsNamed = true, IsOfSet = isSet });
    }
}
