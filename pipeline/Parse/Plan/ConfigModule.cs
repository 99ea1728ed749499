using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>One module of a plan's <c>configuration</c>.</summary>
internal sealed class ConfigModule
{
    private ConfigModule(IReadOnlyList<ModuleStep> steps, ConfigModule? parent, ConfigCall? call)
    {
        Steps = steps;
        Parent = parent;
        Call = call;
        Path = string.Join('.', steps.Select(step => "module." + step.Name));
    }

    /// <summary>Its path from the root, without keys.</summary>
    public IReadOnlyList<ModuleStep> Steps { get; }

    public string Path { get; }

    public ConfigModule? Parent { get; }

    /// <summary>The call in the parent that leads here; null at the root.</summary>
    public ConfigCall? Call { get; }

    public Dictionary<string, IReadOnlyList<string>> Outputs { get; } = new(StringComparer.Ordinal);

    public List<ConfigResource> Resources { get; } = [];

    public Dictionary<string, ConfigModule> Children { get; } = new(StringComparer.Ordinal);

    /// <summary>The address of something in this module, without keys.</summary>
    public string Qualify(string name) => Path.Length == 0 ? name : $"{Path}.{name}";

    /// <summary>This module and all below it, parents first.</summary>
    public IEnumerable<ConfigModule> All()
    {
        yield return this;
        foreach (var child in Children.Values)
        {
            foreach (var module in child.All())
            {
                yield return module;
            }
        }
    }

    /// <param name="module">The JSON of <c>root_module</c>.</param>
    public static ConfigModule Read(AttributeValue module) => Read(module, [], null, null);

    private static ConfigModule Read(AttributeValue json, ModuleStep[] steps, ConfigModule? parent, ConfigCall? call)
    {
        var module = new ConfigModule(steps, parent, call);
        foreach (var (name, output) in json["outputs"]?.Members ?? [])
        {
            var references = new List<string>();
            References.Collect(output["expression"], references);
            references.AddRange(InstanceReader.TextsOf(output, "depends_on"));
            module.Outputs[name] = references;
        }

        foreach (var resource in json["resources"]?.Items ?? [])
        {
            if (ConfigResource.Read(resource, module) is { } read)
            {
                module.Resources.Add(read);
            }
        }

        foreach (var (name, child) in json["module_calls"]?.Members ?? [])
        {
            module.Children[name] = Read(child["module"] ?? AttributeValue.EmptyObject,
                [.. steps, new ModuleStep(name, InstanceKey.None)], module, ConfigCall.Read(name, child));
        }

        return module;
    }
}
