using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration.Checks;

/// <summary>provider blocks.</summary>
internal static class ProviderChecks
{
    public static void Check(HclBlock block, Report report)
    {
        if (!ProviderNames.IsValid(block.Labels[0]))
        {
            report(block.HeaderSpan,
                $"found provider \"{block.Labels[0]}\", expected a name of lower case letters, digits and \"-\"");
        }

        foreach (var name in (ReadOnlySpan<string>)["count", "depends_on", "source"])
        {
            if (block.Body.Find(name) is { } reserved)
            {
                report(reserved.NameSpan, $"found \"{name}\" in a provider block, a name that Terraform keeps for itself");
            }
        }

        ConstantChecks.CheckReserved(block.Body, "lifecycle", report);
        ConstantChecks.CheckReserved(block.Body, "locals", report);
        ConstantChecks.CheckOnce(block.Body, "_", report);
        ConstantChecks.CheckConstant(block.Body, "alias", report);
        if (block.Body.Find("for_each") is { } each && block.Body.Find("alias") is null)
        {
            report(each.NameSpan, "found \"for_each\" in a provider block without \"alias\", expected both");
        }
    }
}
