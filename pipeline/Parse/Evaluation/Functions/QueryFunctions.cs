namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>Functions that ask something of a collection or pick one value out of several.</summary>
internal static class QueryFunctions
{
    private static readonly Parameter Bools =
        new(TypeConstraint.ListOf(TypeConstraint.Bool), Allowance.PartlyUnknown);

    public static Function? Find(string name) => name switch
    {
        "alltrue" => new Function(TypeConstraint.Bool, call => Fold(call.Items(0), false), Bools),
        "anytrue" => new Function(TypeConstraint.Bool, call => Fold(call.Items(0), true), Bools),
        "coalesce" => new Function(TypeConstraint.Any, Coalesce)
        {
            Rest = Parameter.Any.With(Allowance.Null | Allowance.Unknown),
            LeastRest = 1,
        },
        "coalescelist" => new Function(TypeConstraint.Any, CoalesceList)
        {
            Rest = Parameter.Any.With(Allowance.Unknown),
            LeastRest = 1,
        },
        "contains" => new Function(
            TypeConstraint.Bool,
            Contains,
            Parameter.Any.With(Allowance.PartlyUnknown),
            Parameter.Any.With(Allowance.Unknown)),
        "index" => new Function(TypeConstraint.Number, Index, Parameter.Any.With(Allowance.PartlyUnknown), Parameter.Any),
        "length" => new Function(
            TypeConstraint.Number, Length, Parameter.Any.With(Allowance.Unknown | Allowance.Marked)),
        "lookup" => new Function(
            TypeConstraint.Any,
            Lookup,
            Parameter.Moved.With(Allowance.Unknown),
            Parameter.String.With(Allowance.Marked),
            Parameter.Moved.With(Allowance.Null | Allowance.Unknown))
        {
            Optional = 1,
            ResultOf = values => values[0].Type.Element,
        },
        "one" => new Function(TypeConstraint.Any, One, Parameter.Any.With(Allowance.PartlyUnknown)),
        _ => null,
    };

    /// <summary>One element that decides beats an unknown one.</summary>
    private static Value Fold(IReadOnlyList<Value> items, bool decisive)
    {
        var isOpen = false;
        foreach (var item in items)
        {
            isOpen |= !item.IsKnown;
            if (item.IsKnown && !item.IsNull ? item.Boolean == decisive : item.IsNull && !decisive)
            {
                return Value.Of(decisive);
            }
        }

        return isOpen ? Value.UnknownOf(TypeConstraint.Bool) : Value.Of(!decisive);
    }

    private static Value Coalesce(CallArguments call)
    {
        var type = TypeUnification.Unify([.. call.Values.Select(value => value.Type)])
            ?? throw new EvaluationException("all arguments must have the same type");
        foreach (var value in call.Values)
        {
            if (!value.IsKnown)
            {
                return Value.UnknownOf(type);
            }

            var converted = ValueConversion.Convert(value, type);
            if (!converted.IsNull && converted is not { Kind: ValueKind.String, Text: "" })
            {
                return converted;
            }
        }

        throw new EvaluationException("no non-null, non-empty-string arguments");
    }

    private static Value CoalesceList(CallArguments call)
    {
        foreach (var value in call.Values)
        {
            if (!value.IsKnown)
            {
                return Value.Unknown;
            }

            if (value.Kind is not (ValueKind.List or ValueKind.Tuple))
            {
                throw new EvaluationException("coalescelist arguments must be lists or tuples");
            }

            if (value.Items.Count > 0)
            {
                return value;
            }
        }

        throw new EvaluationException("no non-null arguments");
    }

    private static Value Contains(CallArguments call)
    {
        if (!call[0].IsSequence)
        {
            throw new EvaluationException("argument must be list, tuple, or set");
        }

        var isOpen = false;
        foreach (var item in call.Items(0))
        {
            var isSame = ValueComparison.Equal(item, call[1]);
            isOpen |= isSame is null;
            if (isSame == true)
            {
                return Value.True;
            }
        }

        return isOpen ? Value.UnknownOf(TypeConstraint.Bool) : Value.False;
    }

    private static Value Index(CallArguments call)
    {
        if (call[0].Kind is not (ValueKind.List or ValueKind.Tuple))
        {
            throw new EvaluationException("argument must be a list or tuple");
        }

        for (var i = 0; i < call.Items(0).Count; i++)
        {
            switch (ValueComparison.Equal(call.Items(0)[i], call[1]))
            {
                case true:
                    return Value.Of(i);
                case null:
                    return Value.UnknownOf(TypeConstraint.Number);
            }
        }

        throw new EvaluationException("item not found");
    }

    private static Value Length(CallArguments call)
    {
        var value = call[0];
        var length = value.Kind switch
        {
            ValueKind.String => Value.Of(StringFunctions.Clusters(value.Text).Count()),
            ValueKind.List or ValueKind.Tuple => Value.Of(value.Items.Count),
            // Two elements, one of them unknown, may turn out to be one.
            ValueKind.Set when value.Items.Count > 1 && !value.IsWhollyKnown => Value.UnknownOf(TypeConstraint.Number),
            ValueKind.Set => Value.Of(value.Items.Count),
            ValueKind.Map or ValueKind.Object => Value.Of(value.Members.Count),
            ValueKind.Unknown when value.Type.Kind == TypeKind.Tuple => Value.Of(value.Type.Items.Count),
            ValueKind.Unknown when value.Type.Kind == TypeKind.Object => Value.Of(value.Type.Attributes.Count),
            ValueKind.Unknown when value.Type.Kind is not (TypeKind.Bool or TypeKind.Number) =>
                Value.UnknownOf(TypeConstraint.Number),
            _ => throw new EvaluationException("argument must be a string, a collection type, or a structural type"),
        };
        return length.WithSensitive(value.IsSensitive);
    }

    private static Value Lookup(CallArguments call)
    {
        var (map, key) = (call[0], call[1]);
        var isSensitive = map.IsSensitive || key.IsSensitive;
        if (map.IsKnown ? !map.IsKeyed : map.Type.Kind is not (TypeKind.Any or TypeKind.Map or TypeKind.Object))
        {
            throw new EvaluationException("lookup() requires a map as the first argument");
        }

        var isMap = map.Type.Kind == TypeKind.Map;
        if (!map.IsKnown)
        {
            return Value.UnknownOf(isMap ? map.Type.Element : TypeConstraint.Any).WithSensitive(isSensitive);
        }

        if (map[key.Text] is { } found)
        {
            return found.WithSensitive(isSensitive);
        }

        if (call.Count < 3)
        {
            throw new EvaluationException("the given key does not exist in the map, and there is no default");
        }

        var chosen = isMap ? ValueConversion.Convert(call[2], map.Type.Element) : call[2];
        return chosen.WithSensitive(isSensitive);
    }

    private static Value One(CallArguments call)
    {
        if (!call[0].IsSequence)
        {
            throw new EvaluationException("must be a list, set, or tuple value with either zero or one elements");
        }

        var element = call[0].Kind == ValueKind.Tuple ? TypeConstraint.Any : call[0].Type.Element;
        return call.Items(0).Count switch
        {
            0 => Value.NullOf(element),
            1 => call.Items(0)[0],
            _ when call[0].Kind == ValueKind.Set && !call[0].IsWhollyKnown => Value.UnknownOf(element),
            _ => throw new EvaluationException("must be a list, set, or tuple value with either zero or one elements"),
        };
    }
}
