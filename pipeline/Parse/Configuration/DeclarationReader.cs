using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse.Configuration.Checks;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>Sorts the top-level blocks of a module's files into its declarations.</summary>
internal sealed class DeclarationReader(ModuleConfiguration module, ReadContext context)
{
    private readonly SettingsChecks settings = new(false);

    public void Add(HclBody body, bool overrides)
    {
        // An override file replaces what other files set, but holds each setting once itself.
        var own = overrides ? new SettingsChecks(true) : settings;
        foreach (var item in body.Items)
        {
            if (item.Attribute is { } attribute)
            {
                Report(body.Source, attribute.NameSpan, $"found argument \"{attribute.Name}\", expected a block");
            }
            else if (item.Block is { } block)
            {
                if (block.Type == "terraform")
                {
                    own.Check(block, (span, message) => Report(block.Body.Source, span, message));
                }

                Add(block, overrides);
            }
        }
    }

    private void Add(HclBlock block, bool overrides)
    {
        if (!overrides)
        {
            DeclarationChecks.Check(block, (span, message) => Report(block.Body.Source, span, message));
        }

        switch (block.Type)
        {
            case "resource" when HasLabels(block, 2):
                AddResource(NodeKind.Resource, block, overrides);
                break;
            case "data" when HasLabels(block, 2):
                AddResource(NodeKind.Data, block, overrides);
                break;
            case "ephemeral" when HasLabels(block, 2):
                AddResource(NodeKind.Ephemeral, block, overrides);
                break;
            case "variable" when HasLabels(block, 1):
                Add(module.Variables, block.Labels[0], block, overrides);
                break;
            case "output" when HasLabels(block, 1):
                Add(module.Outputs, block.Labels[0], block, overrides);
                break;
            case "module" when HasLabels(block, 1):
                Add(module.Calls, block.Labels[0], block, overrides);
                break;
            case "provider" when HasLabels(block, 1):
                Add(module.Providers, ProviderName(block), block, overrides);
                break;
            case "locals" when HasLabels(block, 0):
                AddLocals(block, overrides);
                break;
            case "check" when HasLabels(block, 1):
                foreach (var data in block.Body.Blocks("data"))
                {
                    if (HasLabels(data, 2))
                    {
                        AddResource(NodeKind.Data, data, overrides);
                    }
                }

                break;
            case "import" when HasLabels(block, 0):
                module.Imports.Add(block);
                break;
            case "terraform" when HasLabels(block, 0):
                module.Settings.Add(block);
                break;
            case "terraform" or "moved" or "removed" or "resource" or "data" or "ephemeral" or "variable" or "output" or "module"
                or "provider" or "locals" or "check" or "import" or "action" or "language":
                break;
            default:
                Report(block.Body.Source, block.HeaderSpan,
                    $"found block \"{block.Type}\", expected a block type of Terraform such as \"resource\" or \"module\"");
                break;
        }
    }

    private void AddResource(NodeKind kind, HclBlock block, bool overrides)
    {
        var declaration = new ResourceDeclaration(kind, block.Labels[0], block.Labels[1], block);
        if (!module.Resources.TryGetValue(declaration.Address, out var existing))
        {
            if (overrides)
            {
                ReportNoBase(block.Body.Source, block.HeaderSpan, $"{block.Type} \"{declaration.Address}\"");
            }

            module.Resources.Add(declaration.Address, declaration);
        }
        else if (overrides)
        {
            module.Resources[declaration.Address] = declaration with { Block = BodyOverride.Apply(existing.Block, block) };
        }
        else
        {
            ReportTwice(block, declaration.Address, existing.Block);
        }
    }

    private void Add(Dictionary<string, HclBlock> blocks, string name, HclBlock block, bool overrides)
    {
        if (!blocks.TryGetValue(name, out var existing))
        {
            // An override of a provider without an alias configures one that had no block.
            if (overrides && (block.Type != "provider" || name != block.Labels[0]))
            {
                ReportNoBase(block.Body.Source, block.HeaderSpan, $"{block.Type} \"{name}\"");
            }

            blocks.Add(name, block);
        }
        else if (overrides)
        {
            blocks[name] = BodyOverride.Apply(existing, block);
            if (block.Type == "variable")
            {
                VariableChecks.CheckDefault(blocks[name], (_, message) => Report(block.Body.Source, block.HeaderSpan, message));
            }
        }
        else
        {
            ReportTwice(block, name, existing);
        }
    }

    private void AddLocals(HclBlock block, bool overrides)
    {
        var source = block.Body.Source;
        foreach (var item in block.Body.Items)
        {
            if (item.Attribute is not { } attribute)
            {
                continue;
            }

            if (!module.Locals.TryGetValue(attribute.Name, out var existing))
            {
                if (overrides)
                {
                    ReportNoBase(source, attribute.NameSpan, $"local \"{attribute.Name}\"");
                }
            }
            else if (!overrides)
            {
                Report(source, attribute.NameSpan, $"local \"{attribute.Name}\" is set twice, expected it only at "
                    + $"{existing.Source.Path}:{existing.Source.LineOf(existing.Attribute.NameSpan.Start)}");
                continue;
            }

            module.Locals[attribute.Name] = new LocalDeclaration(attribute, source);
        }
    }

    private static string ProviderName(HclBlock block) =>
        block.Body.Find("alias")?.Value is LiteralExpression { Kind: LiteralKind.String } alias
            ? $"{block.Labels[0]}.{alias.Text}" : block.Labels[0];

    private bool HasLabels(HclBlock block, int count)
    {
        if (block.Labels.Count == count)
        {
            return true;
        }

        Report(block.Body.Source, block.HeaderSpan,
            $"found block \"{block.Type}\" with {block.Labels.Count} labels, expected {count}");
        return false;
    }

    private void ReportNoBase(SourceText source, SourceSpan span, string name) =>
        Report(source, span, $"found {name} in an override file, expected one outside of it to override");

    private void ReportTwice(HclBlock block, string name, HclBlock first) => Report(block.Body.Source, block.HeaderSpan,
        $"{block.Type} \"{name}\" is declared twice, expected it only at "
        + $"{first.Body.Source.Path}:{first.Body.Source.LineOf(first.HeaderSpan.Start)}");

    private void Report(SourceText source, SourceSpan span, string message) =>
        context.Error(new HclDiagnostic(source, span, message).ToString());
}
