namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>Functions that give a list, or an element of one.</summary>
internal static class ListFunctions
{
    private static readonly Parameter MovedList =
        Parameter.List.With(Allowance.PartlyUnknown | Allowance.Marked);

    public static Function? Find(string name) => name switch
    {
        "chunklist" => new Function(TypeConstraint.Any, Chunk, MovedList, Parameter.Number),
        "compact" => new Function(Parameter.Strings.Type, Compact, Parameter.Strings),
        "concat" => new Function(TypeConstraint.Any, Concat) { Rest = Parameter.Moved, LeastRest = 1 },
        "distinct" => new Function(TypeConstraint.Any, Distinct, Parameter.List) { ResultOf = SameType },
        "element" => new Function(TypeConstraint.Any, Element, Parameter.Moved, Parameter.Number) { ResultOf = ElementType },
        "flatten" => new Function(TypeConstraint.Any, Flatten, Parameter.Moved),
        "reverse" => new Function(TypeConstraint.Any, Reverse, Parameter.Moved) { ResultOf = SameType },
        "slice" => new Function(TypeConstraint.Any, Slice, Parameter.Moved, Parameter.Number, Parameter.Number),
        "sort" => new Function(Parameter.Strings.Type, Sort, Parameter.Strings),
        _ => null,
    };

    private static TypeConstraint SameType(IReadOnlyList<Value> values) => values[0].Type;

    private static TypeConstraint ElementType(IReadOnlyList<Value> values) =>
        values[0].Type.Kind == TypeKind.List ? values[0].Type.Element : TypeConstraint.Any;

    private static Value Chunk(CallArguments call)
    {
        var (list, size) = (call[0], call.Integer(1));
        if (size < 0)
        {
            throw new EvaluationException("the size argument must be positive");
        }

        var chunks = list.Items.Chunk(size == 0 ? Math.Max(1, list.Items.Count) : size);
        return Value.ListOf([.. chunks.Select(chunk => Value.ListOf(chunk, list.Type.Element))], list.Type)
            .WithSensitive(list.IsSensitive);
    }

    private static Value Compact(CallArguments call) => Value.ListOf(
        [.. call.Items(0).Where(item => !item.IsNull && item.Text.Length > 0)], TypeConstraint.String);

    private static Value Concat(CallArguments call)
    {
        if (call.Values.Any(value => value.Kind is not (ValueKind.List or ValueKind.Tuple)))
        {
            throw new EvaluationException("all arguments must be lists or tuples");
        }

        Value[] items = [.. call.Values.SelectMany(value => value.Items)];
        Limits.CheckElements(items.Length);
        var isSensitive = call.Values.Any(value => value.IsSensitive);
        if (call.Values.Any(value => value.Kind == ValueKind.Tuple)
            || TypeUnification.Unify([.. call.Values.Select(value => value.Type)]) is not { Kind: TypeKind.List } type)
        {
            return Value.TupleOf(items).WithSensitive(isSensitive);
        }

        return Value.ListOf([.. items.Select(item => ValueConversion.Convert(item, type.Element))], type.Element)
            .WithSensitive(isSensitive);
    }

    private static Value Distinct(CallArguments call)
    {
        var seen = new HashSet<Value>();
        return Value.ListOf([.. call.Items(0).Where(seen.Add)], call[0].Type.Element);
    }

    private static Value Element(CallArguments call)
    {
        var (list, items) = (call[0], call.Items(0));
        if (list.Kind is not (ValueKind.List or ValueKind.Tuple))
        {
            throw new EvaluationException("cannot read elements from this value");
        }

        if (!call.Number(1).IsInteger || call.Number(1).Sign < 0 || items.Count == 0)
        {
            throw new EvaluationException("element needs a list with elements and a whole index that is not negative");
        }

        var index = (int)(call.Number(1).ToBigInteger() % items.Count);
        return items[index].WithSensitive(list.IsSensitive);
    }

    private static Value Flatten(CallArguments call)
    {
        if (!call[0].IsSequence)
        {
            throw new EvaluationException("can only flatten lists, sets and tuples");
        }

        var items = new List<Value>();
        var (isKnown, isSensitive) = Flatten(call[0], items);
        return (isKnown ? Value.TupleOf(items) : Value.Unknown).WithSensitive(isSensitive);
    }

    private static (bool IsKnown, bool IsSensitive) Flatten(Value list, List<Value> flat)
    {
        var (isKnown, isSensitive) = (true, list.IsSensitive);
        foreach (var item in list.Items)
        {
            if (item.IsSequence)
            {
                var (isInnerKnown, isInnerSensitive) = Flatten(item, flat);
                isKnown &= isInnerKnown;
                isSensitive |= isInnerSensitive;
            }
            else
            {
                // An unknown that may be a list could stand for any number of elements.
                isKnown &= item.IsKnown || item.Type.IsPrimitive || item.Type.Kind is TypeKind.Map or TypeKind.Object;
                flat.Add(item);
            }
        }

        return (isKnown, isSensitive);
    }

    private static Value Reverse(CallArguments call)
    {
        var list = call[0];
        Value[] items = [.. list.Items.Reverse()];
        var reversed = list.Kind switch
        {
            ValueKind.Tuple => Value.TupleOf(items),
            ValueKind.List or ValueKind.Set => Value.ListOf(items, list.Type.Element),
            _ => throw new EvaluationException("can only reverse list or tuple values"),
        };
        return reversed.WithSensitive(list.IsSensitive);
    }

    private static Value Slice(CallArguments call)
    {
        var (list, start, end) = (call[0], call.Integer(1), call.Integer(2));
        if (list.Kind is not (ValueKind.List or ValueKind.Tuple))
        {
            throw new EvaluationException("cannot slice anything but a list or tuple value");
        }

        if (start < 0 || end < start || end > list.Items.Count)
        {
            throw new EvaluationException("start and end must lie within the list, and end not before start");
        }

        Value[] items = [.. list.Items.Skip(start).Take(end - start)];
        var slice = list.Kind == ValueKind.Tuple ? Value.TupleOf(items) : Value.ListOf(items, list.Type.Element);
        return slice.WithSensitive(list.IsSensitive);
    }

    private static Value Sort(CallArguments call)
    {
        if (call.Items(0).Any(item => item.IsNull))
        {
            throw new EvaluationException("given list element is null; a null string cannot be sorted");
        }

        return Value.ListOf([.. call.Items(0).OrderBy(item => item.Text, CodePointOrder.Instance)], TypeConstraint.String);
    }
}
