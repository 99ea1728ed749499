namespace GraphSec.Pipeline.Parse.Evaluation;

/// <summary>Whether values of one type can be converted to another, as far as the types alone tell.</summary>
internal static class TypeMatch
{
    public static bool CanConvert(TypeConstraint from, TypeConstraint to)
    {
        if (from.Kind == TypeKind.Any || to.Kind == TypeKind.Any)
        {
            return true;
        }

        return to.Kind switch
        {
            TypeKind.String => from.IsPrimitive,
            TypeKind.Number or TypeKind.Bool => from.Kind == to.Kind || from.Kind == TypeKind.String,
            TypeKind.List or TypeKind.Set => from.Kind switch
            {
                TypeKind.List or TypeKind.Set => CanConvert(from.Element, to.Element),
                TypeKind.Tuple => from.Items.All(item => CanConvert(item, to.Element)),
                _ => false,
            },
            TypeKind.Map => from.Kind switch
            {
                TypeKind.Map => CanConvert(from.Element, to.Element),
                TypeKind.Object => from.Attributes.All(attribute => CanConvert(attribute.Type, to.Element)),
                _ => false,
            },
            TypeKind.Tuple => from.Kind == TypeKind.Tuple && from.Items.Count == to.Items.Count
                && from.Items.Zip(to.Items).All(pair => CanConvert(pair.First, pair.Second)),
            _ => CanConvertObject(from, to),
        };
    }

    private static bool CanConvertObject(TypeConstraint from, TypeConstraint to) => from.Kind switch
    {
        TypeKind.Map => to.Attributes.All(attribute => CanConvert(from.Element, attribute.Type)),
        TypeKind.Object => to.Attributes.All(attribute => from.Attribute(attribute.Name) is { } given
            ? CanConvert(given.Type, attribute.Type)
            : attribute.IsOptional),
        _ => false,
    };
}
