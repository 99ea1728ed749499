using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>Finds the instances a reference can mean: by block, then by module instance, then by key.</summary>
internal sealed class InstanceIndex
{
    private readonly Dictionary<string, List<InstanceGroup>> groupsOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, InstanceGroup> groupOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> blocksBelow = new(StringComparer.Ordinal);
    private readonly Dictionary<(InstanceGroup, InstanceGroup), bool> sameKeys = [];

    public void Add(ResourceAddress address)
    {
        var block = address.BlockAddress;
        var place = Place(block, address);
        if (!groupOf.TryGetValue(place, out var group))
        {
            groupOf.Add(place, group = new InstanceGroup(address.Modules));
            if (!groupsOf.TryGetValue(block, out var groups))
            {
                groupsOf.Add(block, groups = []);
                AddBelow(block, address.Modules);
            }

            groups.Add(group);
        }

        group.Add(address.Key, address.ToString());
    }

    public bool Contains(string block) => groupsOf.ContainsKey(block);

    /// <summary>All instances of a block, group by group.</summary>
    public IReadOnlyList<InstanceGroup> Groups(string block) => groupsOf.TryGetValue(block, out var groups) ? groups : [];

    /// <summary>
    /// The instances a reference means as seen from one instance: in the same instances of the modules both stand in, with
    /// the keys that are given, and where the reference goes by its own key and there is such an instance, that one.
    /// </summary>
    public IEnumerable<string> Match(Hit hit, ResourceAddress from)
    {
        var to = hit.Target;
        foreach (var group in Groups(to.BlockAddress))
        {
            if (!InSight(group.Modules, to.Modules, from.Modules))
            {
                continue;
            }

            if (to.Key.Kind is InstanceKeyKind.Index or InstanceKeyKind.Name)
            {
                if (group.TryGet(to.Key, out var one))
                {
                    yield return one;
                }
            }
            else if (OwnInstance(hit, group, from) is { } own)
            {
                yield return own;
            }
            else
            {
                foreach (var address in group.Addresses)
                {
                    yield return address;
                }
            }
        }
    }

    /// <summary>All instances in and below a module as seen from one instance.</summary>
    public IEnumerable<string> InModule(ResourceAddress module, ResourceAddress from)
    {
        ModuleStep[] steps = [.. module.Modules, new ModuleStep(module.Name, module.Key)];
        foreach (var block in BlocksBelow(PathOf(steps, steps.Length)))
        {
            foreach (var group in Groups(block))
            {
                if (InSight(group.Modules, steps, from.Modules))
                {
                    foreach (var address in group.Addresses)
                    {
                        yield return address;
                    }
                }
            }
        }
    }

    /// <summary>The blocks in and below a module path, sorted.</summary>
    public IEnumerable<string> BlocksBelow(string modulePath) =>
        blocksBelow.TryGetValue(modulePath, out var blocks) ? blocks : [];

    private string? OwnInstance(Hit hit, InstanceGroup group, ResourceAddress from)
    {
        if (hit.EachDepth >= 0 && hit.EachDepth < from.Modules.Count)
        {
            var key = from.Modules[hit.EachDepth].Key;
            return key.Kind != InstanceKeyKind.None && group.TryGet(key, out var one) ? one : null;
        }

        return hit.IsEach && from.Key.Kind != InstanceKeyKind.None && group.TryGet(from.Key, out var own)
            && HaveSameKeys(group, from)
            ? own
            : null;
    }

    private void AddBelow(string block, IReadOnlyList<ModuleStep> modules)
    {
        for (var length = 1; length <= modules.Count; length++)
        {
            var path = PathOf(modules, length);
            if (!blocksBelow.TryGetValue(path, out var blocks))
            {
                blocksBelow.Add(path, blocks = new SortedSet<string>(StringComparer.Ordinal));
            }

            blocks.Add(block);
        }
    }

    private bool HaveSameKeys(InstanceGroup group, ResourceAddress from)
    {
        if (!groupOf.TryGetValue(Place(from.BlockAddress, from), out var own))
        {
            return false;
        }

        if (!sameKeys.TryGetValue((own, group), out var same))
        {
            sameKeys.Add((own, group), same = own.HasSameKeys(group));
        }

        return same;
    }

    /// <summary>A given key must be met; without one, a module that both stand in is the same instance of it.</summary>
    private static bool InSight(IReadOnlyList<ModuleStep> actual, IReadOnlyList<ModuleStep> wanted, IReadOnlyList<ModuleStep> from)
    {
        var shared = true;
        for (var i = 0; i < actual.Count; i++)
        {
            shared &= i < from.Count && from[i].Name == actual[i].Name;
            var key = i < wanted.Count ? wanted[i].Key : InstanceKey.None;
            if (key.Kind is InstanceKeyKind.Index or InstanceKeyKind.Name)
            {
                shared &= i < from.Count && from[i].Key == key;
                if (actual[i].Key != key)
                {
                    return false;
                }
            }
            else if (shared && actual[i].Key != from[i].Key)
            {
                return false;
            }
        }

        return true;
    }

    private static string Place(string block, ResourceAddress address) =>
        address.Modules.Count == 0 ? block : $"{block} in {address.ModuleAddress}";

    private static string PathOf(IReadOnlyList<ModuleStep> steps, int length) =>
        string.Join('.', steps.Take(length).Select(step => "module." + step.Name));
}
