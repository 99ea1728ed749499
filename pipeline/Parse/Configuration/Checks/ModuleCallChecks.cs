using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration.Checks;

/// <summary>module blocks.</summary>
internal static class ModuleCallChecks
{
    public static void Check(HclBlock block, Report report)
    {
        RepetitionChecks.Check(block, report);
        ConstantChecks.CheckRequired(block, "source", report);
        DependencyChecks.Check(block.Body, report);
        ConstantChecks.CheckReserved(block.Body, "locals", report);
        ConstantChecks.CheckReserved(block.Body, "provider", report);
        ConstantChecks.CheckOnce(block.Body, "lifecycle", report);
        ConstantChecks.CheckOnce(block.Body, "_", report);
        CheckVisible(block.Body.Find("source")?.Value, report);
        CheckVisible(block.Body.Find("version")?.Value, report);
        CheckRegistry(block.Body, report);
        CheckProviders(block.Body.Find("providers")?.Value, report);
    }

    private static void CheckVisible(Expression? value, Report report)
    {
        if (value is CallExpression { Name: "sensitive" or "core::sensitive" })
        {
            report(value.Span, "found a sensitive value, expected one that may be shown");
        }
    }

    /// <summary>A version is for modules of a registry alone; one that must be evaluated first may be null.</summary>
    private static void CheckRegistry(HclBody body, Report report)
    {
        if (body.Find("version") is { Value: LiteralExpression { Kind: LiteralKind.String } }
            && body.Find("source") is { Value: LiteralExpression { Kind: LiteralKind.String } source }
            && !RegistryAddress.IsModule(source.Text))
        {
            report(source.Span, $"found source \"{source.Text}\" beside \"version\", expected a registry's "
                + "namespace/name/provider, or no version");
        }
    }

    private static void CheckProviders(Expression? value, Report report)
    {
        switch (value)
        {
            case ObjectExpression passed:
                foreach (var item in passed.Items)
                {
                    ProviderReferenceChecks.Check(item.Key, report);
                    ProviderReferenceChecks.Check(item.Value, report);
                }

                break;
            case null or LiteralExpression { Kind: LiteralKind.Null or LiteralKind.Invalid }:
                break;
            default:
                report(value.Span, "found an expression for \"providers\", expected an object of provider references");
                break;
        }
    }
}
