using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration.Checks;

/// <summary>resource, data and ephemeral blocks.</summary>
internal static class ResourceChecks
{
    public static void Check(HclBlock block, Report report)
    {
        var name = $"{block.Labels[0]}.{block.Labels[1]}";
        RepetitionChecks.Check(block, report);
        ProviderReferenceChecks.Check(block.Body.Find("provider")?.Value, report);
        DependencyChecks.Check(block.Body, report);
        LifecycleChecks.Check(block, block.Type == "resource" ? name : $"{block.Type}.{name}", report);
        ConstantChecks.CheckReserved(block.Body, "locals", report);
        ConstantChecks.CheckOnce(block.Body, "_", report);
        if (block.Type == "resource")
        {
            ProvisionerChecks.Check(block, report);
        }
        else if (block.Type == "ephemeral")
        {
            CheckUnmanaged(block.Body, "connection", report);
            CheckUnmanaged(block.Body, "provisioner", report);
        }
    }

    private static void CheckUnmanaged(HclBody body, string type, Report report)
    {
        foreach (var nested in body.Blocks(type))
        {
            report(nested.HeaderSpan, $"found block \"{type}\" in an ephemeral block, expected it in a resource block alone");
        }
    }
}
