using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration.Checks;

/// <summary>import blocks.</summary>
internal static class ImportChecks
{
    public static void Check(HclBlock block, Report report)
    {
        ConstantChecks.CheckRequired(block, "to", report);
        var id = block.Body.Find("id");
        var identity = block.Body.Find("identity");
        if (id is null && identity is null)
        {
            report(block.HeaderSpan, "found block \"import\" without \"id\", expected \"id\" or \"identity\"");
        }
        else if (id is not null && identity is not null)
        {
            report(identity.NameSpan, "found \"identity\" beside \"id\", expected one of the two");
        }

        if (WrittenArgument.Of(block.Body, "to") is not { } to)
        {
            return;
        }

        if (AddressShape.Of(to) is not { IsResource: true } shape)
        {
            report(to.Span, "found no resource for \"to\", expected its address");
        }
        else if (shape.IsInModule && block.Body.Find("provider") is { } provider)
        {
            report(provider.NameSpan, "found \"provider\" in an import into a module, expected \"providers\" in the module block");
        }
    }
}
