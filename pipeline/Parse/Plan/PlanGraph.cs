using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>
/// Builds the graph of a plan: a node for each planned instance with what its configuration sets, a node for each block that
/// has none, and edges from the configuration's references.
/// </summary>
internal sealed class PlanGraph(PlanParts parts)
{
    private readonly ResourceGraphBuilder builder = new();
    private readonly InstanceIndex index = new();
    private readonly Dictionary<string, ConfigResource> configOf = new(StringComparer.Ordinal);
    private readonly List<string> notices = [];

    public ResourceGraph Build(string repository, string name)
    {
        var root = ReadConfiguration();
        foreach (var instance in parts.Planned)
        {
            AddInstance(instance);
        }

        foreach (var instance in parts.PriorData)
        {
            AddInstance(instance);
        }

        foreach (var change in parts.Changes.Values)
        {
            if (!change.IsDelete)
            {
                AddInstance(new JsonInstance(change.Address, change.Provider, change.After, AttributeValue.Null, []));
            }
        }

        AddBlocksWithoutInstance();
        if (root is not null)
        {
            new PlanEdges(builder, index).Add(root, notices);
        }

        if (!parts.HasPlannedValues && root is not null)
        {
            notices.Add("a configuration without a plan does not tell instances; each block stands for all of its own");
        }

        if (!parts.IsComplete)
        {
            notices.Add("the plan is not complete (it failed, was targeted, or defers changes); blocks it does not mention are "
                + "taken to exist");
        }

        return builder.Build(repository, name, SourceForm.Plan, hasAttributes: true, notices);
    }

    private ConfigModule? ReadConfiguration()
    {
        if (parts.Configuration?["root_module"] is not { } json)
        {
            notices.Add("the plan has no configuration: all attributes were kept, also those the provider filled in, and there "
                + "are no edges");
            return null;
        }

        var root = ConfigModule.Read(json);
        foreach (var module in root.All())
        {
            foreach (var resource in module.Resources)
            {
                configOf.TryAdd(resource.Address.ToString(), resource);
            }
        }

        return root;
    }

    private void AddInstance(JsonInstance instance)
    {
        var address = instance.Address;
        var text = address.ToString();
        if (builder.Contains(text))
        {
            return;
        }

        var change = parts.Changes.GetValueOrDefault(text);
        var values = ValueMarks.Join(
            ValueMarks.Join(instance.Values, null, instance.Sensitive), change?.AfterUnknown, change?.AfterSensitive);
        var config = configOf.GetValueOrDefault(address.BlockAddress);
        builder.Add(address.ToNode(instance.Provider ?? config?.Provider) with
        {
            Attributes = SensitiveCopies.Mark(config is null
                ? ConfiguredValues.WithoutNulls(values)
                : ConfiguredValues.Keep(values, config.Expressions)),
        });
        index.Add(address);
    }

    private void AddBlocksWithoutInstance()
    {
        // Without planned values (a configuration shown alone) nothing is known about instances.
        var known = parts.IsComplete && parts.HasPlannedValues;
        foreach (var (block, config) in configOf)
        {
            if (!index.Contains(block))
            {
                builder.Add(config.Address.ToNode(config.Provider) with
                {
                    IsInstantiated = !known || config.Address.Kind == NodeKind.Ephemeral,
                    Attributes = ConfiguredValues.Constants(config.Expressions),
                });
                index.Add(config.Address);
            }
        }
    }
}
