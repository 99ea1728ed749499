using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration.Checks;

/// <summary>References to provider configurations: <c>aws</c>, <c>aws.west</c>, OpenTofu's <c>aws.by_zone[each.key]</c>.
/// </summary>
internal static class ProviderReferenceChecks
{
    public static void Check(Expression? value, Report report)
    {
        if (value is null or LiteralExpression { Kind: LiteralKind.Invalid or LiteralKind.Null })
        {
            return;
        }

        var reference = value is IndexExpression { Source: AttributeAccessExpression alias } ? alias : value;
        if (ReferenceText.Of(reference)?.Split('.') is not { Length: <= 2 } names)
        {
            report(value.Span, "found no provider, expected its name, or its name, a dot and an alias");
        }
        else if (!ProviderNames.IsValid(names[0]))
        {
            report(value.Span, $"found provider \"{names[0]}\", expected a name of lower case letters, digits and \"-\"");
        }
    }
}
