using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration.Checks;

/// <summary>terraform blocks of one module, or of one of its override files: what may stand in them once.</summary>
internal sealed class SettingsChecks(bool overrides)
{
    private readonly Dictionary<string, HclBlock> found = new(StringComparer.Ordinal);

    public void Check(HclBlock block, Report report)
    {
        foreach (var nested in block.Body.Items.Select(item => item.Block).OfType<HclBlock>())
        {
            switch (nested.Type)
            {
                case "backend" or "cloud":
                    CheckFirst(nested, report);
                    break;
                case "required_providers":
                    if (!overrides)
                    {
                        CheckFirst(nested, report);
                    }

                    RequiredProviderChecks.Check(nested, report);
                    break;
                case "provider_meta":
                    CheckMeta(nested, report);
                    break;
            }
        }
    }

    private void CheckFirst(HclBlock block, Report report)
    {
        if (!found.TryAdd(block.Type, block))
        {
            var first = found[block.Type].Body.Source;
            report(block.HeaderSpan, $"block \"{block.Type}\" is given twice, expected it only at "
                + $"{first.Path}:{first.LineOf(found[block.Type].HeaderSpan.Start)}");
        }
        else if (block.Type is "backend" or "cloud" && found.ContainsKey("backend") && found.ContainsKey("cloud"))
        {
            report(block.HeaderSpan, "found \"backend\" and \"cloud\" in one module, expected one of the two");
        }
    }

    private static void CheckMeta(HclBlock block, Report report)
    {
        if (block.Labels is [var name] && !ProviderNames.IsValid(name))
        {
            report(block.HeaderSpan, $"found provider \"{name}\", expected a name of lower case letters, digits and \"-\"");
        }

        foreach (var item in block.Body.Items)
        {
            if (item.Attribute is { } attribute)
            {
                ConstantChecks.CheckConstant(block.Body, attribute.Name, report);
            }
        }
    }
}
