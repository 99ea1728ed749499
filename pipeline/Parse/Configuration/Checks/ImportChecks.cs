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
            report(provider.NameSpan,
                "found \"provider\" in an import into a module, expected \"providers\" in the module block");
        }
    }

    /// <summary>An import into a resource of the same module takes the provider that the resource says.</summary>
    public static void CheckTargets(ModuleConfiguration module, Action<SourceText, SourceSpan, string> report)
    {
        foreach (var import in module.Imports)
        {
            if (import.Body.Find("provider") is { } provider && ReferenceText.Of(provider.Value) is { } given
                && WrittenArgument.Of(import.Body, "to") is { } to && WrittenReferences.Of(to) is [{ Resource: { } target }, ..]
                && module.Resources.TryGetValue(target, out var resource)
                && (resource.Block.Body.Find("provider") is not { } own || ReferenceText.Of(own.Value) != given))
            {
                report(import.Body.Source, provider.NameSpan,
                    $"found provider \"{given}\", expected the one that {target} names");
            }
        }
    }
}
