using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration.Checks;

/// <summary>What a module says of the providers that it needs.</summary>
internal sealed class RequiredProviders
{
    private readonly Dictionary<string, string> sources = new(StringComparer.Ordinal);

    /// <summary>Configurations that the caller must hand over, such as <c>aws.west</c>.</summary>
    public List<string> Aliases { get; } = [];

    public static RequiredProviders Of(ModuleConfiguration module)
    {
        var required = new RequiredProviders();
        foreach (var entry in module.Settings.SelectMany(block => block.Body.Blocks("required_providers"))
            .SelectMany(block => block.Body.Items).Select(item => item.Attribute).OfType<HclAttribute>())
        {
            foreach (var (key, value) in entry.Value is ObjectExpression written ? written.Items : [])
            {
                required.Add(entry.Name, ReferenceText.Of(key), value);
            }
        }

        return required;
    }

    /// <summary>Where a configuration's provider comes from; null where the module does not say.</summary>
    public string? SourceOf(string? configuration) =>
        configuration is null ? null : sources.GetValueOrDefault(configuration.Split('.')[0]);

    private void Add(string name, string? argument, Expression value)
    {
        if (argument == "configuration_aliases" && value is TupleExpression list)
        {
            Aliases.AddRange(list.Items.Select(ReferenceText.Of).OfType<string>());
        }
        else if (argument == "source" && value is LiteralExpression { Kind: LiteralKind.String } source)
        {
            sources[name] = FullName(source.Text);
        }
    }

    /// <summary>Without the default host, which is another for each of the two programs, and with the default namespace.
    /// </summary>
    private static string FullName(string source)
    {
        var parts = source.Split('/');
        return (parts is [var type] ? $"hashicorp/{type}"
            : parts is ["registry.terraform.io" or "registry.opentofu.org", var space, var last] ? $"{space}/{last}"
            : source).ToLowerInvariant();
    }
}
