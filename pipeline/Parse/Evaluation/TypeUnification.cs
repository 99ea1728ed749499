namespace GraphSec.Pipeline.Parse.Evaluation;

/// <summary>The one type that values of several types can all be converted to, as Terraform finds it.</summary>
public static class TypeUnification
{
    /// <returns>The common type, or null where there is none.</returns>
    public static TypeConstraint? Unify(IReadOnlyList<TypeConstraint> types)
    {
        if (types.Count == 0)
        {
            return TypeConstraint.Any;
        }

        if (types.All(type => type.Equals(types[0])))
        {
            return types[0];
        }

        if (types.Any(type => type.Kind == TypeKind.Any))
        {
            // A null or unknown of no type follows primitives; beside anything larger it leaves all undecided.
            return types.All(type => type.IsPrimitive || type.Kind == TypeKind.Any)
                ? Unify([.. types.Where(type => type.Kind != TypeKind.Any)])
                : TypeConstraint.Any;
        }

        if (types.All(type => type.Kind is TypeKind.Map or TypeKind.Object))
        {
            return UnifyKeyed(types);
        }

        if (types.All(type => type.Kind is TypeKind.List or TypeKind.Set or TypeKind.Tuple))
        {
            return UnifySequences(types);
        }

        return types.All(type => type.IsPrimitive) ? UnifyPrimitives(types) : null;
    }

    private static TypeConstraint? UnifyPrimitives(IReadOnlyList<TypeConstraint> types) =>
        types.Any(type => type.Kind == TypeKind.String) ? TypeConstraint.String : null;

    private static TypeConstraint? UnifyKeyed(IReadOnlyList<TypeConstraint> types)
    {
        if (types.All(type => type.Kind == TypeKind.Object) && types.All(type => SameNames(type, types[0])))
        {
            var attributes = new List<AttributeConstraint>();
            foreach (var attribute in types[0].Attributes)
            {
                var common = Unify([.. types.Select(type => type.Attribute(attribute.Name)!.Type)]);
                if (common is null)
                {
                    return null;
                }

                attributes.Add(new AttributeConstraint(attribute.Name, common));
            }

            return TypeConstraint.ObjectOf(attributes);
        }

        var element = Unify([.. types.SelectMany(MemberTypes)]);
        return element is null ? null : TypeConstraint.MapOf(element);
    }

    private static TypeConstraint? UnifySequences(IReadOnlyList<TypeConstraint> types)
    {
        if (types.All(type => type.Kind == TypeKind.Tuple && type.Items.Count == types[0].Items.Count))
        {
            var items = new List<TypeConstraint>();
            for (var i = 0; i < types[0].Items.Count; i++)
            {
                var common = Unify([.. types.Select(type => type.Items[i])]);
                if (common is null)
                {
                    return null;
                }

                items.Add(common);
            }

            return TypeConstraint.TupleOf(items);
        }

        if (types.Any(type => type.Kind == TypeKind.Set) && !types.All(type => type.Kind == TypeKind.Set))
        {
            return types.FirstOrDefault(set => set.Kind == TypeKind.Set && types.All(type => TypeMatch.CanConvert(type, set)));
        }

        var element = Unify([.. types.SelectMany(MemberTypes)]);
        if (element is null)
        {
            return null;
        }

        return types[0].Kind == TypeKind.Set ? TypeConstraint.SetOf(element) : TypeConstraint.ListOf(element);
    }

    private static IEnumerable<TypeConstraint> MemberTypes(TypeConstraint type) => type.Kind switch
    {
        TypeKind.Tuple => type.Items,
        TypeKind.Object => type.Attributes.Select(attribute => attribute.Type),
        _ => [type.Element],
    };

    private static bool SameNames(TypeConstraint left, TypeConstraint right) =>
        left.Attributes.Select(attribute => attribute.Name).SequenceEqual(right.Attributes.Select(attribute => attribute.Name));
}
