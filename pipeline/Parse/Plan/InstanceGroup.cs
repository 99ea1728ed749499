using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>The instances of one block within one instance of its module.</summary>
internal sealed class InstanceGroup(IReadOnlyList<ModuleStep> modules)
{
    private readonly Dictionary<InstanceKey, string> addressOf = [];
    private readonly List<string> addresses = [];

    public IReadOnlyList<ModuleStep> Modules { get; } = modules;

    public IReadOnlyList<string> Addresses => addresses;

    public IEnumerable<InstanceKey> Keys => addressOf.Keys;

    public void Add(InstanceKey key, string address)
    {
        if (addressOf.TryAdd(key, address))
        {
            addresses.Add(address);
        }
    }

    public bool TryGet(InstanceKey key, out string address) => addressOf.TryGetValue(key, out address!);

    public bool HasSameKeys(InstanceGroup other)
    {
        if (addressOf.Count != other.addressOf.Count)
        {
            return false;
        }

        foreach (var key in addressOf.Keys)
        {
            if (!other.addressOf.ContainsKey(key))
            {
                return false;
            }
        }

        return true;
    }
}
