using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration.Checks;

/// <summary>check blocks: assertions, and a data source of their own that has one instance.</summary>
internal static class CheckBlockChecks
{
    public static void Check(HclBlock block, Report report)
    {
        ConditionChecks.Check(block.Body, "assert", null, report);
        ConstantChecks.CheckOnce(block.Body, "data", report);
        if (!block.Body.Blocks("assert").Any())
        {
            report(block.HeaderSpan, "found block \"check\" without \"assert\", expected at least one");
        }

        foreach (var data in block.Body.Blocks("data"))
        {
            foreach (var name in (ReadOnlySpan<string>)["count", "for_each"])
            {
                if (data.Body.Find(name) is { } repeated)
                {
                    report(repeated.NameSpan, $"found \"{name}\" in a check's data block, expected it in one of its own");
                }
            }
        }
    }
}
