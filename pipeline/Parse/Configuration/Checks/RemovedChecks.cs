using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration.Checks;

/// <summary>removed blocks: whole resources and modules, never one instance.</summary>
internal static class RemovedChecks
{
    public static void Check(HclBlock block, Report report)
    {
        ConstantChecks.CheckRequired(block, "from", report);
        ConstantChecks.CheckOnce(block.Body, "lifecycle", report);
        if (WrittenArgument.Of(block.Body, "from") is { } from
            && AddressShape.Of(from) is not { HasKey: false })
        {
            report(from.Span, "found no address for \"from\", expected a resource's or a module's, without keys");
        }

        foreach (var lifecycle in block.Body.Blocks("lifecycle"))
        {
            ConstantChecks.CheckBool(lifecycle.Body, "destroy", report);
            ConstantChecks.CheckConstant(lifecycle.Body, "destroy", report);
        }

        ProvisionerChecks.Check(block, report);
        foreach (var provisioner in block.Body.Blocks("provisioner"))
        {
            if (!ProvisionerChecks.RunsOnDestroy(provisioner))
            {
                report(provisioner.HeaderSpan, "found a provisioner in block \"removed\", expected one with \"when = destroy\"");
            }
        }
    }
}
