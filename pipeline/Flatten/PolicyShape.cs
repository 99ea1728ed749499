using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Flatten;

/// <summary>
/// Gives one shape to access policies that mean the same. In the policy grammar of AWS IAM a lone statement may stand for a
/// list of one, and so may a lone text for an action, a resource, a principal or the value of a condition.
/// </summary>
internal static class PolicyShape
{
    private const string Statement = "Statement";

    /// <summary>The document with every such place as a list; another kind of document as it is.</summary>
    public static AttributeValue Normalise(AttributeValue document)
    {
        if (document[Statement] is not { Kind: AttributeKind.List or AttributeKind.Object })
        {
            return document;
        }

        return Mapped(document, (name, value) => name == Statement ? Statements(value) : value);
    }

    private static AttributeValue Statements(AttributeValue value)
    {
        IReadOnlyList<AttributeValue> statements = value.Kind == AttributeKind.List ? value.Items : [value];
        var normal = new List<AttributeValue>(statements.Count);
        foreach (var statement in statements)
        {
            normal.Add(Mapped(statement, static (name, part) => name is "Sid" or "Effect" ? part : Listed(part)));
        }

        return AttributeValue.Of(normal);
    }

    /// <summary>Principals nest once and conditions twice; what they hold is listed at the bottom.</summary>
    private static AttributeValue Listed(AttributeValue value) => value.Kind switch
    {
        AttributeKind.List or AttributeKind.Null or AttributeKind.Unknown => value,
        AttributeKind.Object => Mapped(value, static (_, part) => Listed(part)),
        _ => AttributeValue.Of((IReadOnlyList<AttributeValue>)[value]),
    };

    private static AttributeValue Mapped(AttributeValue value, Func<string, AttributeValue, AttributeValue> map)
    {
        if (value.Kind != AttributeKind.Object)
        {
            return value;
        }

        var members = new List<KeyValuePair<string, AttributeValue>>(value.Members.Count);
        foreach (var (name, member) in value.Members)
        {
            members.Add(KeyValuePair.Create(name, map(name, member)));
        }

        return AttributeValue.Of(members);
    }
}
