using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration.Checks;

/// <summary>Entries of required_providers: a version constraint, or an object that says where the provider comes from.</summary>
internal static class RequiredProviderChecks
{
    public static void Check(HclBlock block, Report report)
    {
        foreach (var item in block.Body.Items)
        {
            if (item.Attribute is not { } attribute)
            {
                continue;
            }

            if (!ProviderNames.IsValid(attribute.Name))
            {
                report(attribute.NameSpan,
                    $"found provider \"{attribute.Name}\", expected a name of lower case letters, digits and \"-\"");
            }

            switch (attribute.Value)
            {
                case ObjectExpression entry:
                    CheckEntry(attribute.Name, entry, report);
                    break;
                case LiteralExpression { Kind: LiteralKind.String or LiteralKind.Invalid }:
                    break;
                default:
                    report(attribute.Value.Span,
                        "found an expression, expected a version or an object with \"source\" and \"version\"");
                    break;
            }
        }
    }

    private static void CheckEntry(string provider, ObjectExpression entry, Report report)
    {
        foreach (var (key, value) in entry.Items)
        {
            switch (ReferenceText.Of(key))
            {
                case "source":
                    if (value is LiteralExpression { Kind: LiteralKind.String } source
                        && RegistryAddress.ProviderFault(source.Text) is { } fault)
                    {
                        report(value.Span, fault);
                    }

                    break;
                case "configuration_aliases":
                    CheckAliases(provider, value, report);
                    break;
                case not "version":
                    report(key.Span,
                        "found another argument of a provider, expected \"source\", \"version\" or \"configuration_aliases\"");
                    break;
            }
        }
    }

    private static void CheckAliases(string provider, Expression aliases, Report report)
    {
        foreach (var alias in aliases is TupleExpression list ? list.Items : [])
        {
            if (ReferenceText.Of(alias)?.Split('.') is not [var name, ..] || name != provider)
            {
                report(alias.Span, $"found no alias of \"{provider}\", expected \"{provider}\", a dot and a name");
            }
        }
    }
}
