using System.Text;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Conformance.Edges;

/// <summary>Which of a folder's providers terraform can install here.</summary>
internal sealed class ProvidersAtHand
{
    private const string Registry = "registry.terraform.io/";

    private readonly IReadOnlyList<string> installable;
    private readonly Dictionary<string, string> sources = new(StringComparer.Ordinal);

    public ProvidersAtHand(IReadOnlyList<string> installable, IEnumerable<HclFile> files)
    {
        this.installable = installable;
        foreach (var required in files.SelectMany(file => file.Body.Blocks("terraform"))
            .SelectMany(terraform => terraform.Body.Blocks("required_providers")))
        {
            foreach (var attribute in required.Body.Items.Select(item => item.Attribute).OfType<HclAttribute>())
            {
                if (Entry(attribute, "source") is LiteralExpression source)
                {
                    sources[attribute.Name] = source.Text.StartsWith(Registry, StringComparison.Ordinal)
                        ? source.Text[Registry.Length..] : source.Text;
                }
            }
        }
    }

    /// <param name="name">The name that the folder has for it.</param>
    public bool Has(string name) => name == "terraform" || installable.Contains(SourceOf(name), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the provider of a resource is there.</summary>
    public bool HasFor(HclBlock resource)
    {
        var name = resource.Labels[0].Split('_')[0];
        ReferenceChains.Visit(resource.Body.Find("provider")?.Value ?? new LiteralExpression(default, LiteralKind.Null, ""),
            (_, names) => (name = names[0]).Length > 0);
        return Has(name);
    }

    /// <summary>A terraform block without versions, backend or cloud.</summary>
    /// <param name="terraform">The block as it was.</param>
    /// <param name="cuts">Whether absent providers are left out.</param>
    public string Requirements(HclBlock terraform, bool cuts)
    {
        var text = new StringBuilder("terraform {\n");
        foreach (var required in terraform.Body.Blocks("required_providers"))
        {
            text.Append("  required_providers {\n");
            foreach (var attribute in required.Body.Items.Select(item => item.Attribute).OfType<HclAttribute>())
            {
                if (cuts && !Has(attribute.Name))
                {
                    continue;
                }

                text.Append($"    {attribute.Name} = {{ source = \"{SourceOf(attribute.Name)}\"");
                if (Entry(attribute, "configuration_aliases") is { } aliases)
                {
                    text.Append($", configuration_aliases = {required.Body.Source.Slice(aliases.Span)}");
                }

                text.Append(" }\n");
            }

            text.Append("  }\n");
        }

        return text.Append('}').ToString();
    }

    private string SourceOf(string name) => sources.GetValueOrDefault(name, $"hashicorp/{name}");

    private static Expression? Entry(HclAttribute requirement, string name) => (requirement.Value as ObjectExpression)?.Items
        .FirstOrDefault(item => item.Key is LiteralExpression { Kind: LiteralKind.String } key && key.Text == name).Value;
}
