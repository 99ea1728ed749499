using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

internal sealed partial class ReferenceTracer
{
    /// <summary>Functions that move values without changing them pass the selection on; of all others the whole is read.</summary>
    private void VisitCall(CallExpression call, Scope scope, Selection? selection)
    {
        var name = call.Name.StartsWith("core::", StringComparison.Ordinal) ? call.Name["core::".Length..] : call.Name;
        if (call.Arguments.Count == 0)
        {
            return;
        }

        if (call.ExpandsLast)
        {
            VisitExpanded(name, call, scope, selection);
            return;
        }

        var first = call.Arguments[0];
        switch (name)
        {
            case "tomap" or "tolist" or "sensitive" or "nonsensitive" or "ephemeralasnull":
                Visit(first, scope, selection);
                break;
            case "toset" or "distinct" or "sort" or "reverse" or "compact" or "slice" or "setsubtract":
                Visit(first, scope, Selection.OfAny(selection));
                break;
            case "setunion" or "setintersection":
                foreach (var argument in call.Arguments)
                {
                    Visit(argument, scope, Selection.OfAny(selection));
                }

                break;
            case "one":
                Visit(first, scope, Selection.Element(selection));
                break;
            case "flatten":
                Visit(first, scope, selection is null ? null : Selection.Flat(selection.Position, selection.Rest));
                break;
            case "values":
                VisitValues(first, scope, selection);
                break;
            case "keys" when ValueOf(first, scope).IsKeyed:
                break;
            case "lookup":
                VisitLookup(call.Arguments, scope, selection);
                break;
            case "element" when call.Arguments.Count == 2:
                VisitElementCall(first, call.Arguments[1], scope, selection);
                break;
            case "merge":
                VisitMerge(call.Arguments, scope, selection);
                break;
            case "concat":
                VisitConcat(call.Arguments, scope, selection);
                break;
            case "zipmap" when call.Arguments.Count == 2:
                VisitZip(first, call.Arguments[1], scope, selection);
                break;
            case "setproduct":
                VisitProduct(call.Arguments, scope, selection);
                break;
            case "try":
                VisitTry(call.Arguments, scope, selection);
                break;
            case "coalesce" or "coalescelist":
                VisitCoalesce(call.Arguments, scope, selection);
                break;
            default:
                VisitAll(call.Arguments, scope);
                break;
        }
    }

    /// <summary><c>merge(list...)</c>: the elements of the last argument are the arguments.</summary>
    private void VisitExpanded(string name, CallExpression call, Scope scope, Selection? selection)
    {
        if (name is not ("merge" or "concat"))
        {
            VisitAll(call.Arguments, scope);
            return;
        }

        var of = name == "merge" ? selection : Selection.OfAny(selection);
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            Visit(call.Arguments[i], scope, i < call.Arguments.Count - 1 ? of : Selection.Element(of));
        }
    }

    private void VisitValues(Expression map, Scope scope, Selection? selection)
    {
        var at = selection?.Position ?? -1;
        var members = at < 0 ? [] : ValueOf(map, scope).Members;
        Visit(map, scope, selection switch
        {
            null or { Kind: SelectionKind.Flat } => null,
            _ when at >= 0 && at < members.Count => Selection.Index(Value.Of(members[at].Key), selection.Rest),
            _ => Selection.Element(selection.Rest),
        });
    }

    private void VisitLookup(IReadOnlyList<Expression> arguments, Scope scope, Selection? selection)
    {
        var map = ValueOf(arguments[0], scope);
        var key = arguments.Count > 1 ? ValueOf(arguments[1], scope) : Value.Unknown;
        if (arguments.Count > 1 && !key.IsKnown)
        {
            Visit(arguments[1], scope, null);
        }

        var isIn = !map.IsKnown || key.Kind != ValueKind.String ? null : (bool?)(map[key.Text] is not null);
        if (isIn != false)
        {
            Visit(arguments[0], scope, Selection.Index(key, selection));
        }

        if (isIn != true && arguments.Count > 2)
        {
            Visit(arguments[2], scope, selection);
        }
    }

    /// <summary>element() starts again at the first where the position is beyond the last.</summary>
    private void VisitElementCall(Expression list, Expression position, Scope scope, Selection? selection)
    {
        var count = ValueOf(list, scope) is { IsSequence: true } items ? items.Items.Count : 0;
        var at = ValueOf(position, scope);
        if (count > 0 && at.Kind == ValueKind.Number && at.Number.TryToInteger(out var index))
        {
            Visit(list, scope, Selection.Index((int)(((index % count) + count) % count), selection));
            return;
        }

        if (!at.IsKnown)
        {
            Visit(position, scope, null);
        }

        Visit(list, scope, Selection.Element(selection));
    }

    private void VisitMerge(IReadOnlyList<Expression> arguments, Scope scope, Selection? selection)
    {
        var member = selection?.Member;
        for (var i = arguments.Count - 1; i >= 0; i--)
        {
            var value = member is null ? Value.Unknown : ValueOf(arguments[i], scope);
            if (!value.IsKnown || value[member!] is not null)
            {
                Visit(arguments[i], scope, selection);
            }

            if (value.IsKnown && value[member!] is not null)
            {
                return;
            }
        }
    }

    private void VisitConcat(IReadOnlyList<Expression> arguments, Scope scope, Selection? selection)
    {
        var at = selection is { Kind: SelectionKind.Index } ? selection.Position : -1;
        if (at < 0)
        {
            selection = Selection.OfAny(selection);
        }

        foreach (var argument in arguments)
        {
            var value = at < 0 ? Value.Unknown : ValueOf(argument, scope);
            if (!value.IsSequence)
            {
                at = -1;
                selection = Selection.OfAny(selection);
                Visit(argument, scope, selection);
            }
            else if (at < value.Items.Count)
            {
                Visit(argument, scope, Selection.Index(at, selection!.Rest));
                return;
            }
            else
            {
                at -= value.Items.Count;
            }
        }
    }

    private void VisitZip(Expression keys, Expression values, Scope scope, Selection? selection)
    {
        var names = selection?.Member is null ? Value.Unknown : ValueOf(keys, scope);
        for (var i = names.Items.Count - 1; i >= 0; i--)
        {
            if (!names.Items[i].IsKnown)
            {
                break;
            }

            if (names.Items[i].Kind == ValueKind.String && names.Items[i].Text == selection!.Member)
            {
                Visit(values, scope, Selection.Index(i, selection.Rest));
                return;
            }
        }

        Visit(keys, scope, null);
        Visit(values, scope, selection is null ? null : Selection.Element(selection.Rest));
    }

    /// <summary>Each combination has, at the place of an argument, one of that argument's elements.</summary>
    private void VisitProduct(IReadOnlyList<Expression> arguments, Scope scope, Selection? selection)
    {
        var taken = selection is { Kind: SelectionKind.Index or SelectionKind.Element or SelectionKind.Splat } ? selection.Rest : null;
        var at = taken is { Kind: SelectionKind.Index } ? taken.Position : -1;
        if (at < 0)
        {
            VisitAll(arguments, scope);
        }
        else if (at < arguments.Count)
        {
            Visit(arguments[at], scope, Selection.Element(taken!.Rest));
        }
    }

    /// <summary>The first argument that evaluates; the next ones too where it may yet turn out to fail.</summary>
    private void VisitTry(IReadOnlyList<Expression> arguments, Scope scope, Selection? selection)
    {
        foreach (var argument in arguments)
        {
            try
            {
                var value = Evaluator.Evaluate(argument, scope);
                var before = found.Count;
                Visit(argument, scope, selection);
                if (value.IsKnown || found.Count > before)
                {
                    return;
                }
            }
            catch (EvaluationException)
            {
                // The next one is what try is for.
            }
        }
    }

    private void VisitCoalesce(IReadOnlyList<Expression> arguments, Scope scope, Selection? selection)
    {
        foreach (var argument in arguments)
        {
            var value = ValueOf(argument, scope);
            var isEmpty = value.IsNull || (value.Kind == ValueKind.String && value.Text.Length == 0)
                || (value.IsSequence && value.Items.Count == 0);
            if (!isEmpty)
            {
                Visit(argument, scope, selection);
                if (value.IsKnown)
                {
                    return;
                }
            }
        }
    }
}
