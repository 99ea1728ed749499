using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration.Checks;

/// <summary>
/// What Terraform and OpenTofu both refuse in a block whatever its values are; what either takes is taken, back to Terraform
/// 0.12.
/// Reading goes on: the block is kept as far as it makes sense.
/// </summary>
internal static class DeclarationChecks
{
    public static void Check(HclBlock block, Report report)
    {
        LabelChecks.Check(block, report);
        switch (block.Type)
        {
            case "resource" or "data" or "ephemeral" when block.Labels.Count == 2:
                ResourceChecks.Check(block, report);
                break;
            case "module":
                ModuleCallChecks.Check(block, report);
                break;
            case "provider" when block.Labels.Count == 1:
                ProviderChecks.Check(block, report);
                break;
            case "variable" when block.Labels.Count == 1:
                VariableChecks.Check(block, report);
                break;
            case "output":
                OutputChecks.Check(block, report);
                break;
            case "check":
                CheckBlockChecks.Check(block, report);
                break;
            case "import":
                ImportChecks.Check(block, report);
                break;
            case "moved":
                MovedChecks.Check(block, report);
                break;
            case "removed":
                RemovedChecks.Check(block, report);
                break;
            case "language":
                CheckEdition(block, report);
                break;
        }
    }

    /// <summary>OpenTofu's language block names its edition by a bare word.</summary>
    private static void CheckEdition(HclBlock block, Report report)
    {
        if (block.Body.Find("edition") is { Value: LiteralExpression { Kind: not LiteralKind.Invalid } literal })
        {
            report(literal.Span, "found a constant, expected a bare word for \"edition\"");
        }
    }
}
