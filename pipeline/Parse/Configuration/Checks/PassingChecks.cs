using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration.Checks;

/// <summary>What a module may hold only where it is no root module, and how providers are handed to it.</summary>
internal static class PassingChecks
{
    /// <param name="caller">The module that the call stands in.</param>
    /// <param name="call">The module block.</param>
    /// <param name="called">What it calls.</param>
    /// <param name="report">Is told what is wrong, and in which file.</param>
    public static void Check(ModuleInstance caller, HclBlock call, ModuleConfiguration called,
        Action<SourceText, SourceSpan, string> report)
    {
        foreach (var import in called.Imports)
        {
            report(import.Body.Source, import.HeaderSpan,
                "found block \"import\" in a called module, expected it in the root module");
        }

        if (called.Providers.Values.Any(IsConfigured))
        {
            CheckRepeated(caller, call, report);
        }

        var source = call.Body.Source;
        var passed = call.Body.Find("providers")?.Value is ObjectExpression written ? written.Items : [];
        var required = RequiredProviders.Of(called);
        foreach (var (key, value) in passed)
        {
            if (ReferenceText.Of(key) is not { } inner)
            {
                continue;
            }

            if (called.Providers.TryGetValue(inner, out var own) && IsConfigured(own))
            {
                report(source, key.Span,
                    $"found provider \"{inner}\" for a module that configures it itself, expected one of the two");
            }

            var outer = ReferenceText.Of(value is IndexExpression index ? index.Source : value);
            if (required.SourceOf(inner) is { } wanted && RequiredProviders.Of(caller.Configuration).SourceOf(outer) is { } given
                && wanted != given)
            {
                report(source, value.Span, $"found provider \"{given}\" for \"{inner}\", expected \"{wanted}\"");
            }
        }

        if (required.Aliases.Find(alias => !passed.Any(item => ReferenceText.Of(item.Key) == alias)) is { } missing)
        {
            report(source, call.HeaderSpan, $"found no provider \"{missing}\" for the module, expected it in \"providers\"");
        }
    }

    /// <summary>A module that configures its own providers exists once: what it made could not be destroyed without them.
    /// </summary>
    private static void CheckRepeated(ModuleInstance caller, HclBlock call, Action<SourceText, SourceSpan, string> report)
    {
        var (module, block) = (caller, call);
        while (true)
        {
            if ((block.Body.Find("count") ?? block.Body.Find("for_each") ?? block.Body.Find("depends_on")) is { } repeated)
            {
                report(block.Body.Source, repeated.NameSpan,
                    $"found \"{repeated.Name}\" for a module that configures providers itself, expected them in \"providers\"");
            }

            if (module.Call is not { } above)
            {
                return;
            }

            (module, block) = (above.Module, above.Block);
        }
    }

    /// <summary>An empty block was how older Terraform said that the caller hands the provider over.</summary>
    private static bool IsConfigured(HclBlock provider) =>
        provider.Body.Items.Any(item => item.Attribute is not { Name: "alias" or "version" });
}
