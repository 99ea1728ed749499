using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration.Checks;

/// <summary>moved blocks: from a resource to a resource, or from a module to a module.</summary>
internal static class MovedChecks
{
    public static void Check(HclBlock block, Report report)
    {
        var from = Endpoint(block, "from", report);
        var to = Endpoint(block, "to", report);
        if (from is not null && to is not null && from.IsResource != to.IsResource)
        {
            report(block.HeaderSpan, "found a resource beside a module in block \"moved\", expected two of a kind");
        }
    }

    private static AddressShape? Endpoint(HclBlock block, string name, Report report)
    {
        ConstantChecks.CheckRequired(block, name, report);
        if (WrittenArgument.Of(block.Body, name) is not { } value)
        {
            return null;
        }

        var shape = ReferenceText.Of(value) is null ? null : AddressShape.Of(value);
        if (shape is null)
        {
            report(value.Span, $"found no address for \"{name}\", expected a resource's or a module's, with constant keys");
        }

        return shape;
    }
}
