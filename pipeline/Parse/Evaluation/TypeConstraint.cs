namespace GraphSec.Pipeline.Parse.Evaluation;

/// <summary>
/// A Terraform type: that of a value, or the one a variable asks for (then with optional attributes and defaults).
/// Immutable. Two types are equal when their shapes are; optional marks and defaults count as well.
/// </summary>
public sealed class TypeConstraint : IEquatable<TypeConstraint>
{
    public static readonly TypeConstraint Any = new(TypeKind.Any);
    public static readonly TypeConstraint Bool = new(TypeKind.Bool);
    public static readonly TypeConstraint Number = new(TypeKind.Number);
    public static readonly TypeConstraint String = new(TypeKind.String);
    public static readonly TypeConstraint EmptyTuple = new(TypeKind.Tuple);
    public static readonly TypeConstraint EmptyObject = new(TypeKind.Object);

    private TypeConstraint(TypeKind kind) => Kind = kind;

    public TypeKind Kind { get; }

    /// <summary>The element type of a list, set or map; <see cref="Any"/> elsewhere.</summary>
    public TypeConstraint Element { get => field ?? Any; private init; }

    /// <summary>The element types of a tuple, in order.</summary>
    public IReadOnlyList<TypeConstraint> Items { get; private init; } = [];

    /// <summary>The attributes of an object, sorted by name.</summary>
    public IReadOnlyList<AttributeConstraint> Attributes { get; private init; } = [];

    public bool IsPrimitive => Kind is TypeKind.Bool or TypeKind.Number or TypeKind.String;

    public bool IsCollection => Kind is TypeKind.List or TypeKind.Set or TypeKind.Map;

    /// <summary>Whether any occurs somewhere in this type.</summary>
    public bool HasAny => Kind switch
    {
        TypeKind.Any => true,
        TypeKind.List or TypeKind.Set or TypeKind.Map => Element.HasAny,
        TypeKind.Tuple => Items.Any(item => item.HasAny),
        TypeKind.Object => Attributes.Any(attribute => attribute.Type.HasAny),
        _ => false,
    };

    public static TypeConstraint ListOf(TypeConstraint element) => new(TypeKind.List) { Element = element };

    public static TypeConstraint SetOf(TypeConstraint element) => new(TypeKind.Set) { Element = element };

    public static TypeConstraint MapOf(TypeConstraint element) => new(TypeKind.Map) { Element = element };

    public static TypeConstraint TupleOf(IReadOnlyList<TypeConstraint> items) =>
        items.Count == 0 ? EmptyTuple : new TypeConstraint(TypeKind.Tuple) { Items = items };

    /// <summary>An object type. The last of two attributes of one name wins.</summary>
    public static TypeConstraint ObjectOf(IEnumerable<AttributeConstraint> attributes)
    {
        var sorted = new SortedDictionary<string, AttributeConstraint>(CodePointOrder.Instance);
        foreach (var attribute in attributes)
        {
            sorted[attribute.Name] = attribute;
        }

        return sorted.Count == 0 ? EmptyObject : new TypeConstraint(TypeKind.Object) { Attributes = [.. sorted.Values] };
    }

    /// <summary>The attribute of that name, or null where the object type has none.</summary>
    public AttributeConstraint? Attribute(string name)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Name == name)
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>The value with defaults put in and converted to this type, as for a variable or a module input.</summary>
    /// <exception cref="EvaluationException">The value does not fit this type.</exception>
    public Value Convert(Value value) => ValueConversion.Convert(TypeDefaults.Apply(value, this), this);

    public bool Equals(TypeConstraint? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || Kind != other.Kind)
        {
            return false;
        }

        return Kind switch
        {
            TypeKind.List or TypeKind.Set or TypeKind.Map => Element.Equals(other.Element),
            TypeKind.Tuple => Items.SequenceEqual(other.Items),
            TypeKind.Object => Attributes.SequenceEqual(other.Attributes),
            _ => true,
        };
    }

    public override bool Equals(object? obj) => Equals(obj as TypeConstraint);

    public override int GetHashCode() => Kind switch
    {
        TypeKind.List or TypeKind.Set or TypeKind.Map => HashCode.Combine(Kind, Element),
        TypeKind.Tuple => HashCode.Combine(Kind, Items.Count),
        TypeKind.Object => HashCode.Combine(Kind, Attributes.Count),
        _ => (int)Kind,
    };

    /// <summary>The type as it is written in a configuration.</summary>
    public override string ToString() => Kind switch
    {
        TypeKind.List => $"list({Element})",
        TypeKind.Set => $"set({Element})",
        TypeKind.Map => $"map({Element})",
        TypeKind.Tuple => $"tuple([{string.Join(", ", Items)}])",
        TypeKind.Object => $"object({{{string.Join(", ", Attributes.Select(Written))}}})",
        TypeKind.Bool => "bool",
        TypeKind.Number => "number",
        TypeKind.String => "string",
        _ => "any",
    };

    private static string Written(AttributeConstraint attribute) =>
        attribute.IsOptional ? $"{attribute.Name}=optional({attribute.Type})" : $"{attribute.Name}={attribute.Type}";
}
