namespace GraphSec.Pipeline.Parse.Evaluation;

/// <summary>Indexing and attribute access. The mark of the whole and of the key pass on to the part.</summary>
public static class ValueAccess
{
    /// <summary>value[key]</summary>
    /// <exception cref="EvaluationException">No such element, or nothing that can be indexed.</exception>
    public static Value Index(Value value, Value key)
    {
        var part = value.Kind switch
        {
            ValueKind.Null => throw new EvaluationException("attempt to index a null value"),
            ValueKind.Unknown => IndexUnknown(value.Type, key),
            ValueKind.List or ValueKind.Tuple => IndexSequence(value, key),
            ValueKind.Map or ValueKind.Object => IndexKeyed(value, key),
            ValueKind.Set => throw new EvaluationException("elements of a set have no index"),
            _ => throw new EvaluationException("this value does not have any indices"),
        };
        return part.WithSensitive(value.IsSensitive || key.IsSensitive);
    }

    /// <summary>value.name</summary>
    /// <exception cref="EvaluationException">No such attribute, or nothing that has attributes.</exception>
    public static Value Attribute(Value value, string name)
    {
        var part = value.Kind switch
        {
            ValueKind.Null => throw new EvaluationException($"attempt to get attribute \"{name}\" from a null value"),
            ValueKind.Unknown => Value.UnknownOf(AttributeType(value.Type, name)),
            ValueKind.Map or ValueKind.Object => value[name] ?? throw NoAttribute(name),
            _ => throw NoAttribute(name),
        };
        return part.WithSensitive(value.IsSensitive);
    }

    /// <summary>Whether value[key] would give something; false where that is not known.</summary>
    public static bool HasIndex(Value value, Value key)
    {
        try
        {
            return value.IsKnown && key.IsKnown && Index(value, key) is not null;
        }
        catch (EvaluationException)
        {
            return false;
        }
    }

    private static Value IndexUnknown(TypeConstraint type, Value key) => type.Kind switch
    {
        TypeKind.List or TypeKind.Map => Value.UnknownOf(type.Element),
        TypeKind.Any => Value.Unknown,
        TypeKind.Object when key.Kind == ValueKind.String => Value.UnknownOf(AttributeType(type, key.Text)),
        TypeKind.Tuple when key.Kind == ValueKind.Number && key.Number.TryToInteger(out var at)
            && at >= 0 && at < type.Items.Count => Value.UnknownOf(type.Items[(int)at]),
        TypeKind.Tuple or TypeKind.Object => Value.Unknown,
        _ => throw new EvaluationException("this value does not have any indices"),
    };

    private static Value IndexSequence(Value value, Value key)
    {
        var position = Key(key, TypeConstraint.Number);
        if (!position.IsKnown)
        {
            return key.Type.Kind == TypeKind.Any || value.Kind == ValueKind.Tuple
                ? Value.Unknown
                : Value.UnknownOf(value.Type.Element);
        }

        return position.Number.TryToInteger(out var at) && at >= 0 && at < value.Items.Count
            ? value.Items[(int)at]
            : throw new EvaluationException("the given key does not identify an element in this collection value");
    }

    private static Value IndexKeyed(Value value, Value key)
    {
        var name = Key(key, TypeConstraint.String);
        if (!name.IsKnown)
        {
            return value.Kind == ValueKind.Object ? Value.Unknown : Value.UnknownOf(value.Type.Element);
        }

        return value[name.Text]
            ?? throw new EvaluationException("the given key does not identify an element in this collection value");
    }

    private static Value Key(Value key, TypeConstraint type) => key.IsNull
        ? throw new EvaluationException("can't use a null value as an indexing key")
        : ValueConversion.Convert(key, type);

    private static TypeConstraint AttributeType(TypeConstraint type, string name) => type.Kind switch
    {
        TypeKind.Any => TypeConstraint.Any,
        TypeKind.Map => type.Element,
        TypeKind.Object => type.Attribute(name)?.Type ?? throw NoAttribute(name),
        _ => throw NoAttribute(name),
    };

    private static EvaluationException NoAttribute(string name) => new($"this value has no attribute \"{name}\"");
}
