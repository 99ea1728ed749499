namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>Functions that give a map, or take one apart.</summary>
internal static class MapFunctions
{
    public static Function? Find(string name) => name switch
    {
        "keys" => new Function(TypeConstraint.Any, Keys, Parameter.Moved.With(Allowance.Unknown)),
        "values" => new Function(TypeConstraint.Any, Values, Parameter.Moved),
        "merge" => new Function(TypeConstraint.Any, Merge) { Rest = Parameter.Moved.With(Allowance.Null) },
        "matchkeys" => new Function(TypeConstraint.Any, MatchKeys, Parameter.List, Parameter.List, Parameter.List)
        {
            ResultOf = values => values[0].Type,
        },
        "transpose" => new Function(
            TypeConstraint.MapOf(Parameter.Strings.Type), Transpose, new Parameter(TypeConstraint.MapOf(Parameter.Strings.Type))),
        "zipmap" => new Function(TypeConstraint.Any, ZipMap, Parameter.Strings, Parameter.Moved),
        _ => null,
    };

    private static Value Keys(CallArguments call)
    {
        var map = call[0];
        if (!map.IsKnown && map.Type.Kind is TypeKind.Any or TypeKind.Map)
        {
            return Value.UnknownOf(map.Type.Kind == TypeKind.Map ? Parameter.Strings.Type : TypeConstraint.Any)
                .WithSensitive(map.IsSensitive);
        }

        Value[] names = map.Type.Kind switch
        {
            TypeKind.Object => [.. map.Type.Attributes.Select(attribute => Value.Of(attribute.Name))],
            TypeKind.Map => [.. map.Members.Select(member => Value.Of(member.Key))],
            _ => throw new EvaluationException("must have map or object type"),
        };
        var keys = map.Type.Kind == TypeKind.Map ? Value.ListOf(names, TypeConstraint.String) : Value.TupleOf(names);
        return keys.WithSensitive(map.IsSensitive);
    }

    private static Value Values(CallArguments call)
    {
        var map = call[0];
        if (!map.IsKeyed)
        {
            throw new EvaluationException("values() requires a map as the first argument");
        }

        Value[] items = [.. map.Members.Select(member => member.Value)];
        var values = map.Kind == ValueKind.Map ? Value.ListOf(items, map.Type.Element) : Value.TupleOf(items);
        return values.WithSensitive(map.IsSensitive);
    }

    private static Value Merge(CallArguments call)
    {
        if (call.Values.Any(value => !value.IsNull && !value.IsKeyed))
        {
            throw new EvaluationException("arguments must be maps or objects");
        }

        var merged = new SortedDictionary<string, Value>(CodePointOrder.Instance);
        foreach (var (key, value) in call.Values.SelectMany(value => value.Members))
        {
            merged[key] = value;
        }

        var isSensitive = call.Values.Any(value => value.IsSensitive);
        var types = call.Values.Where(value => !(value.IsNull && value.Type.Kind == TypeKind.Any)).Select(v => v.Type).ToArray();
        var isMap = types.Length > 0 && types.All(type => type.Kind == TypeKind.Map && type.Equals(types[0]));
        return (isMap ? Value.MapOf(merged, types[0].Element) : Value.ObjectOf(merged)).WithSensitive(isSensitive);
    }

    private static Value MatchKeys(CallArguments call)
    {
        var (values, keys, wanted) = (call.Items(0), call.Items(1), call.Items(2));
        if (values.Count != keys.Count)
        {
            throw new EvaluationException("length of keys and values should be equal");
        }

        if (keys.Count > 0 && wanted.Count > 0)
        {
            var type = TypeUnification.Unify([call[1].Type, call[2].Type])
                ?? throw new EvaluationException("keys and searchset must be of the same type");
            keys = ValueConversion.Convert(call[1], type).Items;
            wanted = ValueConversion.Convert(call[2], type).Items;
        }

        var set = wanted.ToHashSet();
        return Value.ListOf([.. values.Where((_, i) => set.Contains(keys[i]))], call[0].Type.Element);
    }

    private static Value Transpose(CallArguments call)
    {
        var lists = new SortedDictionary<string, List<Value>>(CodePointOrder.Instance);
        foreach (var (key, list) in call[0].Members)
        {
            foreach (var item in list.Items)
            {
                if (item.IsNull)
                {
                    throw new EvaluationException("input must not contain null");
                }

                if (!lists.TryGetValue(item.Text, out var turned))
                {
                    lists[item.Text] = turned = [];
                }

                turned.Add(Value.Of(key));
            }
        }

        return Value.MapOf(
            lists.Select(pair => KeyValuePair.Create(pair.Key, Value.ListOf(pair.Value, TypeConstraint.String))),
            Parameter.Strings.Type);
    }

    private static Value ZipMap(CallArguments call)
    {
        var (keys, values) = (call.Items(0), call[1]);
        if (values.Kind is not (ValueKind.List or ValueKind.Tuple) || keys.Count != values.Items.Count)
        {
            throw new EvaluationException("zipmap needs a list of keys and a list of as many values");
        }

        if (keys.Any(key => key.IsNull))
        {
            throw new EvaluationException("a key must not be null");
        }

        var members = keys.Zip(values.Items, (key, value) => KeyValuePair.Create(key.Text, value)).ToArray();
        var zipped = values.Kind == ValueKind.List ? Value.MapOf(members, values.Type.Element) : Value.ObjectOf(members);
        return zipped.WithSensitive(values.IsSensitive);
    }
}
