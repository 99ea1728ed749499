using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

internal sealed partial class ReferenceTracer
{
    /// <summary>Elements that are kept of loops, which every instance of a for_each over them asks for.</summary>
    private const int MaximumKept = 200_000;

    private readonly Dictionary<(ForExpression Loop, Scope Scope), LoopEntries?> loops = [];

    /// <summary>Scopes that come again: those of what is kept.</summary>
    private readonly HashSet<Scope> shared = [];
    private readonly Dictionary<(Expression Expression, Scope Scope), Value> values = [];
    private int kept;

    private void VisitLoop(ForExpression loop, Scope scope, Selection? selection)
    {
        if (loop.Key is not null && selection is { Kind: SelectionKind.Splat })
        {
            selection = selection.Rest;
        }

        var entries = Entries(loop, scope);
        if (entries is null)
        {
            VisitLoopOverUnknown(loop, scope, selection);
        }
        else if (loop.Key is null)
        {
            VisitTupleLoop(loop, entries, selection);
        }
        else
        {
            foreach (var entry in selection?.Member is { } wanted ? entries.Of(wanted) : entries.All)
            {
                VisitEntry(loop, entry.Scope, entry.IsSure, selection);
            }
        }
    }

    /// <summary>What is looped over says how many elements there are; what is read of one comes from what the loop makes of it.</summary>
    private void VisitLoopOverUnknown(ForExpression loop, Scope scope, Selection? selection)
    {
        if (selection?.Rest is null)
        {
            Visit(loop.Collection, scope, null);
        }

        VisitEntry(loop, Bind(loop, scope, Value.Unknown, Value.Unknown, false), false, selection);
    }

    private void VisitTupleLoop(ForExpression loop, LoopEntries entries, Selection? selection)
    {
        if (!entries.AreSure)
        {
            selection = Selection.OfAny(selection);
        }

        if (selection is { Kind: SelectionKind.Flat })
        {
            VisitFlat([.. entries.All.Select(entry => (loop.Value, entry.Scope))],
                selection.Position < 0 ? [] : entries.FlatLengths(loop), selection);
            return;
        }

        var at = selection?.Position ?? -1;
        for (var i = Math.Max(at, 0); i < entries.All.Count && (at < 0 || i == at); i++)
        {
            VisitEntry(loop, entries.All[i].Scope, entries.All[i].IsSure, selection);
        }
    }

    /// <summary>What the loop gives for one element.</summary>
    private void VisitEntry(ForExpression loop, Scope inner, bool isSure, Selection? selection)
    {
        if (!isSure && loop.Condition is not null)
        {
            Visit(loop.Condition, inner, null);
        }

        if (loop.Key is not null && selection is null or { Member: null, Rest: null })
        {
            Visit(loop.Key, inner, null);
        }

        Visit(loop.Value, inner, loop.Groups ? selection?.Rest?.Rest : selection?.Rest);
    }

    /// <summary>One element of a flattened sequence, where each item is an element or a sequence of them.</summary>
    /// <param name="items">The sequence.</param>
    /// <param name="lengths">Elements of each item, -1 where unknown; not read where no position is asked for.</param>
    /// <param name="selection">The position, and what is read of the element.</param>
    private void VisitFlat(IReadOnlyList<(Expression Item, Scope Scope)> items, IReadOnlyList<int> lengths, Selection selection)
    {
        var at = lengths.Contains(-1) ? -1 : selection.Position;
        for (var i = 0; i < items.Count; i++)
        {
            if (at >= 0 && at >= lengths[i])
            {
                at -= lengths[i];
                continue;
            }

            var (item, scope) = items[i];
            var value = ValueOf(item, scope);
            var isSequence = value.IsSequence || (!value.IsKnown && item is TupleExpression or ForExpression { Key: null });
            Visit(item, scope, isSequence ? Selection.Flat(at, selection.Rest) : selection.Rest);
            if (at >= 0)
            {
                return;
            }
        }
    }

    /// <summary>The elements of a loop; null where they are not known. Those of a module's own loops are worked out once.</summary>
    private LoopEntries? Entries(ForExpression loop, Scope scope)
    {
        var isShared = IsShared(scope);
        if (isShared && loops.TryGetValue((loop, scope), out var entries))
        {
            return entries;
        }

        var collection = ValueOf(loop.Collection, scope);
        entries = collection.IsKeyed || collection.IsSequence ? new LoopEntries() : null;
        foreach (var (key, element) in Expander.Elements(collection))
        {
            if (!TakeVisit())
            {
                return entries;
            }

            var inner = Bind(loop, scope, key, element, collection.Kind == ValueKind.Set);
            var keeps = loop.Condition is null ? true : Truth(loop.Condition, inner);
            if (keeps != false)
            {
                entries!.Add(new LoopEntry(inner, loop.Key is null ? null : Name(loop.Key, inner), keeps == true));
            }
        }

        if (isShared && (kept += entries?.All.Count ?? 0) <= MaximumKept)
        {
            loops[(loop, scope)] = entries;
            shared.UnionWith(entries?.All.Select(entry => entry.Scope) ?? []);
        }

        return entries;
    }

    private bool IsShared(Scope scope) => ReferenceEquals(scope, scope.Module.Scope) || shared.Contains(scope);

    /// <summary>The value of an expression, worked out once where its scope comes again.</summary>
    private Value ValueOf(Expression expression, Scope scope)
    {
        if (expression is LiteralExpression or NameExpression || !IsShared(scope))
        {
            return Evaluator.EvaluateOrUnknown(expression, scope);
        }

        if (!values.TryGetValue((expression, scope), out var value))
        {
            value = Evaluator.EvaluateOrUnknown(expression, scope);
            if (values.Count < MaximumKept)
            {
                values[(expression, scope)] = value;
            }
        }

        return value;
    }

    private static Scope Bind(ForExpression loop, Scope scope, Value key, Value element, bool isSet)
    {
        var inner = loop.KeyName is null ? scope : scope.With(loop.KeyName, key);
        return inner.With(loop.ValueName, element, new ElementSource(loop.Collection, scope, key) { IsNamed = true, IsOfSet = isSet });
    }
}
