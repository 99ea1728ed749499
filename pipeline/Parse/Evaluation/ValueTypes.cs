namespace GraphSec.Pipeline.Parse.Evaluation;

/// <summary>The type of a value that was made without one.</summary>
internal static class ValueTypes
{
    public static TypeConstraint Of(Value value) => value.Kind switch
    {
        ValueKind.List => TypeConstraint.ListOf(Common(value.Items)),
        ValueKind.Set => TypeConstraint.SetOf(Common(value.Items)),
        ValueKind.Map => TypeConstraint.MapOf(Common([.. value.Members.Select(member => member.Value)])),
        ValueKind.Tuple => TypeConstraint.TupleOf([.. value.Items.Select(item => item.Type)]),
        ValueKind.Object => TypeConstraint.ObjectOf(value.Members.Select(m => new AttributeConstraint(m.Key, m.Value.Type))),
        _ => TypeConstraint.Any,
    };

    private static TypeConstraint Common(IReadOnlyList<Value> items)
    {
        foreach (var item in items)
        {
            if (item.Type.Kind != TypeKind.Any)
            {
                return item.Type;
            }
        }

        return TypeConstraint.Any;
    }
}
