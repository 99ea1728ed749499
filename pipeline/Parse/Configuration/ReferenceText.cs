using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>A reference as text, where the language takes it by name: <c>aws.west</c>, <c>tags["Name"]</c>.</summary>
internal static class ReferenceText
{
    /// <summary>Null for anything but names joined by dots and constant indices.</summary>
    public static string? Of(Expression expression) => expression switch
    {
        NameExpression name => name.Name,
        LiteralExpression { Kind: LiteralKind.String } literal => literal.Text,
        // The provider "null" has the name of a keyword.
        AttributeAccessExpression { Source: LiteralExpression { Kind: LiteralKind.Null } } access => $"null.{access.Name}",
        AttributeAccessExpression access => Of(access.Source) is { } source ? $"{source}.{access.Name}" : null,
        IndexExpression { Key: LiteralExpression key } index => Of(index.Source) is { } source
            ? key.Kind == LiteralKind.String ? $"{source}[\"{key.Text}\"]" : $"{source}[{key.Text}]"
            : null,
        _ => null,
    };
}
