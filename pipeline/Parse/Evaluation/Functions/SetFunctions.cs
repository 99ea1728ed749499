namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>The algebra of sets.</summary>
internal static class SetFunctions
{
    public static Function? Find(string name) => name switch
    {
        "setunion" => OfSets((all, next) => all.UnionWith(next)),
        "setintersection" => OfSets((all, next) => all.IntersectWith(next)),
        "setsubtract" => new Function(
            TypeConstraint.Any,
            call => Combine(call, (all, next) => all.ExceptWith(next)),
            Parameter.Set,
            Parameter.Set)
        { ResultOf = CommonType },
        "setproduct" => new Function(TypeConstraint.Any, Product)
        {
            Rest = Parameter.Moved,
            LeastRest = 2,
        },
        _ => null,
    };

    private static Function OfSets(Action<HashSet<Value>, IEnumerable<Value>> step) =>
        new(TypeConstraint.Any, call => Combine(call, step), Parameter.Set) { Rest = Parameter.Set, ResultOf = CommonType };

    private static TypeConstraint CommonType(IReadOnlyList<Value> sets)
    {
        // An empty set of no type takes that of the others.
        var types = sets.Select(set => set.Type).Where(type => type.Element.Kind != TypeKind.Any).ToArray();
        return types.Length == 0
            ? TypeConstraint.SetOf(TypeConstraint.Any)
            : TypeUnification.Unify(types) ?? throw new EvaluationException("given sets must all have compatible element types");
    }

    private static Value Combine(CallArguments call, Action<HashSet<Value>, IEnumerable<Value>> step)
    {
        var type = CommonType(call.Values);
        var all = ValueConversion.Convert(call[0], type).Items.ToHashSet();
        foreach (var set in call.From(1))
        {
            step(all, ValueConversion.Convert(set, type).Items);
        }

        return Value.SetOf([.. all], type.Element);
    }

    private static Value Product(CallArguments call)
    {
        if (call.Values.Any(value => !value.IsSequence))
        {
            throw new EvaluationException("setproduct needs lists or sets");
        }

        Limits.CheckElements((long)call.Values.Aggregate(1.0, (count, value) => count * value.Items.Count));
        var isSensitive = call.Values.Any(value => value.IsSensitive);
        var hasSet = call.Values.Any(value => value.Kind == ValueKind.Set);
        if (hasSet && call.Values.Any(value => !value.IsWhollyKnown))
        {
            return Value.Unknown.WithSensitive(isSensitive);
        }

        var types = new List<TypeConstraint>();
        IEnumerable<Value[]> rows = [[]];
        foreach (var value in call.Values)
        {
            var list = ValueConversion.Convert(value.Unmarked(), Parameter.List.Type);
            types.Add(list.Type.Element);
            rows = rows.SelectMany(row => list.Items.Select(item => row.Append(item).ToArray()));
        }

        Value[] tuples = [.. rows.Select(row => Value.TupleOf(row))];
        var type = TypeConstraint.TupleOf(types);
        return (hasSet ? Value.SetOf(tuples, type) : Value.ListOf(tuples, type)).WithSensitive(isSensitive);
    }
}
