using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration.Checks;

/// <summary>output blocks.</summary>
internal static class OutputChecks
{
    public static void Check(HclBlock block, Report report)
    {
        ConstantChecks.CheckBool(block.Body, "sensitive", report);
        ConstantChecks.CheckBool(block.Body, "ephemeral", report);
        ConstantChecks.CheckConstant(block.Body, "sensitive", report);
        ConstantChecks.CheckConstant(block.Body, "ephemeral", report);
        ConstantChecks.CheckDeprecation(block.Body, report);
        DependencyChecks.Check(block.Body, report);
        ConditionChecks.Check(block.Body, "precondition", null, report);
        ConstantChecks.CheckRequired(block, "value", report);
    }
}
