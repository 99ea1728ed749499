namespace GraphSec.Pipeline.Parse.Evaluation;

/// <summary>Conversion of a value to a type by Terraform's rules. Marks and unknown parts are kept.</summary>
public static class ValueConversion
{
    /// <exception cref="EvaluationException">The value has no form of that type.</exception>
    public static Value Convert(Value value, TypeConstraint type)
    {
        if (type.Kind == TypeKind.Any)
        {
            return value;
        }

        var converted = value.Kind switch
        {
            ValueKind.Unknown => ConvertAbsent(value, type) ?? Value.UnknownOf(Concrete(type, value.Type)),
            ValueKind.Null => ConvertAbsent(value, type) ?? Value.NullOf(Concrete(type, value.Type)),
            _ => ConvertKnown(value, type),
        };
        return converted.WithSensitive(value.IsSensitive);
    }

    /// <summary>The value as text, as a template or tostring gives it.</summary>
    /// <exception cref="EvaluationException">Not a primitive value.</exception>
    public static Value ToText(Value value) => Convert(value, TypeConstraint.String);

    private static Value ConvertKnown(Value value, TypeConstraint type)
    {
        switch (type.Kind)
        {
            case TypeKind.String when value.Kind == ValueKind.String:
            case TypeKind.Number when value.Kind == ValueKind.Number:
            case TypeKind.Bool when value.Kind == ValueKind.Bool:
                return value;
            case TypeKind.String when value.Kind == ValueKind.Number:
                return Value.Of(value.Number.ToString());
            case TypeKind.String when value.Kind == ValueKind.Bool:
                return Value.Of(value.Boolean ? "true" : "false");
            case TypeKind.Number when value.Kind == ValueKind.String:
                return Value.Of(Number.Parse(value.Text));
            case TypeKind.Bool when value.Kind == ValueKind.String:
                return Value.Of(ParseBool(value.Text));
            case TypeKind.List or TypeKind.Set when value.IsSequence:
                return ConvertItems(value, type);
            case TypeKind.Tuple when value.Kind == ValueKind.Tuple && value.Items.Count == type.Items.Count:
                return Value.TupleOf([.. value.Items.Select((item, i) => Convert(item, type.Items[i]))]);
            case TypeKind.Map when value.IsKeyed:
                return ConvertMembers(value, type);
            case TypeKind.Object when value.IsKeyed:
                return ConvertObject(value, type);
            default:
                throw Mismatch(value.Type, type);
        }
    }

    private static Value ConvertItems(Value value, TypeConstraint type)
    {
        Value[] items = [.. value.Items.Select(item => Convert(item, type.Element))];
        var element = Unified(type, items);
        return type.Kind == TypeKind.Set ? Value.SetOf(items, element) : Value.ListOf(items, element);
    }

    private static Value ConvertMembers(Value value, TypeConstraint type)
    {
        Value[] items = [.. value.Members.Select(member => Convert(member.Value, type.Element))];
        var element = Unified(type, items);
        return Value.MapOf([.. value.Members.Select((m, i) => KeyValuePair.Create(m.Key, items[i]))], element);
    }

    private static Value ConvertObject(Value value, TypeConstraint type)
    {
        var members = new List<KeyValuePair<string, Value>>(type.Attributes.Count);
        foreach (var attribute in type.Attributes)
        {
            var given = value[attribute.Name];
            if (given is null && !attribute.IsOptional)
            {
                throw new EvaluationException($"attribute \"{attribute.Name}\" is required");
            }

            members.Add(KeyValuePair.Create(
                attribute.Name, given is null ? Value.NullOf(Plain(attribute.Type)) : Convert(given, attribute.Type)));
        }

        return Value.ObjectOf(members);
    }

    /// <summary>
    /// The element type asked for; where that says any, the one that all elements have in common, to which they are brought.
    /// </summary>
    private static TypeConstraint Unified(TypeConstraint type, Value[] items)
    {
        var types = type.Element.HasAny
            ? items.Select(item => item.Type).Where(item => item.Kind != TypeKind.Any).ToArray()
            : [];
        if (types.Length == 0)
        {
            return Plain(type.Element);
        }

        var element = TypeUnification.Unify(types)
            ?? throw new EvaluationException("all elements of a collection must have the same type");
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Convert(items[i], element);
        }

        return element;
    }

    /// <summary>A null or unknown of a type that can never become the wanted one is an error; of no type it may.</summary>
    private static Value? ConvertAbsent(Value value, TypeConstraint type) =>
        TypeMatch.CanConvert(value.Type, type) ? null : throw Mismatch(value.Type, type);

    /// <summary>The wanted type with its any filled in from the type at hand where that is simple.</summary>
    private static TypeConstraint Concrete(TypeConstraint type, TypeConstraint source)
    {
        if (!type.HasAny || !type.IsCollection)
        {
            return Plain(type);
        }

        var element = source.IsCollection ? Concrete(type.Element, source.Element) : Plain(type.Element);
        element = element.Kind == TypeKind.Any && source.IsCollection ? source.Element : element;
        return type.Kind switch
        {
            TypeKind.List => TypeConstraint.ListOf(element),
            TypeKind.Set => TypeConstraint.SetOf(element),
            _ => TypeConstraint.MapOf(element),
        };
    }

    /// <summary>The type without optional marks and defaults, as a value has it.</summary>
    private static TypeConstraint Plain(TypeConstraint type) => type.Kind switch
    {
        TypeKind.List => TypeConstraint.ListOf(Plain(type.Element)),
        TypeKind.Set => TypeConstraint.SetOf(Plain(type.Element)),
        TypeKind.Map => TypeConstraint.MapOf(Plain(type.Element)),
        TypeKind.Tuple => TypeConstraint.TupleOf([.. type.Items.Select(Plain)]),
        TypeKind.Object => TypeConstraint.ObjectOf(type.Attributes.Select(a => new AttributeConstraint(a.Name, Plain(a.Type)))),
        _ => type,
    };

    private static bool ParseBool(string text) => text switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => throw new EvaluationException("a bool is required"),
    };

    private static EvaluationException Mismatch(TypeConstraint from, TypeConstraint to) => new($"{to} required, not {from}");
}
