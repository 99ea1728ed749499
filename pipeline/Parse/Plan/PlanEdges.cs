using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>Adds the edges that a plan's configuration tells, from instance to instance.</summary>
internal sealed class PlanEdges(ResourceGraphBuilder builder, InstanceIndex index)
{
    private readonly ReferenceResolver resolver = new();
    private readonly EdgeBudget budget = new();

    public void Add(ConfigModule root, List<string> notices)
    {
        foreach (var module in root.All())
        {
            foreach (var resource in module.Resources)
            {
                AddResource(module, resource);
            }

            if (module.Parent is { } parent)
            {
                AddCall(parent, module);
            }
        }

        if (resolver.Locals.Count > 0)
        {
            notices.Add($"{resolver.Locals.Count} references to locals were not followed: a plan does not hold what a local "
                + "refers to; read the configuration or 'terraform graph' for those edges");
        }

        budget.Report(notices);
    }

    private void AddResource(ConfigModule module, ConfigResource resource)
    {
        foreach (var (path, texts) in resource.References)
        {
            AddReferences(module, resource, path, texts, resource.Iteration);
        }

        AddReferences(module, resource, resource.IterationPath, resource.Iteration, []);
        foreach (var text in resource.DependsOn)
        {
            AddDependsOn(resource.Address, module, text, []);
        }
    }

    private void AddReferences(ConfigModule module, ConfigResource resource, string path, IReadOnlyList<string> texts,
        IReadOnlyList<string> iteration)
    {
        var sameKey = ReferenceResolver.IsByKey(texts);
        foreach (var text in texts)
        {
            foreach (var hit in resolver.Resolve(module, text, iteration))
            {
                Join(resource.Address, hit with { IsEach = sameKey || hit.IsEach }, EdgeKind.Reference, path);
            }
        }
    }

    /// <summary>What a module call's count, for_each and depends_on need, everything in the module waits for.</summary>
    private void AddCall(ConfigModule parent, ConfigModule module)
    {
        if (module.Call!.Iteration.Count == 0 && module.Call.DependsOn.Count == 0)
        {
            return;
        }

        var hits = new List<Hit>();
        foreach (var text in module.Call.Iteration)
        {
            hits.AddRange(resolver.Resolve(parent, text, []));
        }

        foreach (var resource in module.All().SelectMany(below => below.Resources))
        {
            foreach (var hit in hits)
            {
                Join(resource.Address, hit.Through(module.Path), EdgeKind.Reference, "");
            }

            foreach (var text in module.Call.DependsOn)
            {
                AddDependsOn(resource.Address, parent, text, [module.Path]);
            }
        }
    }

    private void AddDependsOn(ResourceAddress from, ConfigModule module, string text, IReadOnlyList<string> via)
    {
        if (ResourceAddress.TryParsePrefix(text, out _) is not { } address)
        {
            return;
        }

        var to = address with { Modules = [.. module.Steps, .. address.Modules] };
        if (to.Kind != NodeKind.Module)
        {
            Join(from, new Hit(to, "", via), EdgeKind.DependsOn, "depends_on");
            return;
        }

        IReadOnlyList<string> through = [.. via, module.Qualify("module." + to.Name)];
        foreach (var source in index.Groups(from.BlockAddress).SelectMany(group => Sources(group, from)))
        {
            foreach (var target in index.InModule(to, source))
            {
                if (!Add(source.ToString(), target, EdgeKind.DependsOn, "depends_on", "", through))
                {
                    return;
                }
            }
        }
    }

    private void Join(ResourceAddress from, Hit hit, EdgeKind kind, string fromPath)
    {
        if (!index.Contains(hit.Target.BlockAddress))
        {
            return;
        }

        foreach (var group in index.Groups(from.BlockAddress))
        {
            foreach (var source in Sources(group, from))
            {
                var address = source.ToString();
                foreach (var target in index.Match(hit, source))
                {
                    if (!Add(address, target, kind, fromPath, hit.ToPath, hit.Via))
                    {
                        return;
                    }
                }
            }
        }
    }

    private static IEnumerable<ResourceAddress> Sources(InstanceGroup group, ResourceAddress block)
    {
        foreach (var key in group.Keys)
        {
            yield return block with { Modules = group.Modules, Key = key };
        }
    }

    /// <summary>False where there are too many edges already.</summary>
    private bool Add(string from, string to, EdgeKind kind, string fromPath, string toPath, IReadOnlyList<string> via)
    {
        if (from == to)
        {
            return true;
        }

        if (!budget.Take())
        {
            return false;
        }

        builder.AddEdge(from, to, kind, fromPath, toPath, via);
        return true;
    }
}
