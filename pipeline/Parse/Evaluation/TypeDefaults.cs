namespace GraphSec.Pipeline.Parse.Evaluation;

/// <summary>The second argument of optional(...): put in where an attribute is missing or null, at every depth.</summary>
internal static class TypeDefaults
{
    public static Value Apply(Value value, TypeConstraint type)
    {
        if (!value.IsKnown || value.IsNull || !Holds(type))
        {
            return value;
        }

        var applied = type.Kind switch
        {
            TypeKind.List or TypeKind.Set when value.IsSequence =>
                Rebuilt(value, [.. value.Items.Select(item => Apply(item, type.Element))]),
            TypeKind.Tuple when value.IsSequence && value.Items.Count == type.Items.Count =>
                Rebuilt(value, [.. value.Items.Select((item, i) => Apply(item, type.Items[i]))]),
            TypeKind.Map when value.IsKeyed =>
                Value.ObjectOf(value.Members.Select(m => KeyValuePair.Create(m.Key, Apply(m.Value, type.Element)))),
            TypeKind.Object when value.IsKeyed => ApplyObject(value, type),
            _ => value,
        };
        return applied.WithSensitive(value.IsSensitive);
    }

    private static Value Rebuilt(Value value, Value[] items) =>
        value.Kind == ValueKind.Set ? Value.SetOf(items) : Value.TupleOf(items);

    private static Value ApplyObject(Value value, TypeConstraint type)
    {
        var members = new List<KeyValuePair<string, Value>>(value.Members);
        foreach (var attribute in type.Attributes)
        {
            var given = value[attribute.Name];
            var chosen = given is null || given.IsNull ? attribute.Default ?? given : given;
            if (chosen is not null)
            {
                members.Add(KeyValuePair.Create(attribute.Name, Apply(chosen, attribute.Type)));
            }
        }

        return Value.ObjectOf(members);
    }

    private static bool Holds(TypeConstraint type) => type.Kind switch
    {
        TypeKind.List or TypeKind.Set or TypeKind.Map => Holds(type.Element),
        TypeKind.Tuple => type.Items.Any(Holds),
        TypeKind.Object => type.Attributes.Any(a => a.Default is not null || Holds(a.Type)),
        _ => false,
    };
}
