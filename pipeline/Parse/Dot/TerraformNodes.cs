using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Dot;

/// <summary>
/// Gives each named node of a Terraform graph its place in the resource graph. Nodes that speak of the same thing
/// (<c>x</c> and <c>x (expand)</c>) become one; a block whose instances are nodes themselves becomes a passage to them.
/// </summary>
internal sealed class TerraformNodes
{
    private readonly TerraformName[] names;
    private readonly string[] addresses;
    private readonly bool[] isResource;
    private readonly int[] slots;

    public TerraformNodes(TerraformName[] names)
    {
        this.names = names;
        addresses = new string[names.Length];
        isResource = new bool[names.Length];
        slots = new int[names.Length];
        var instantiated = new HashSet<string>(StringComparer.Ordinal);
        var hasInstances = false;
        foreach (var name in names)
        {
            // A destroyed instance stands beside its block, it does not replace it.
            if (name.IsResource && name.Suffix is "" && name.HasKeys)
            {
                instantiated.Add(name.Address!.BlockAddress);
                hasInstances = true;
            }
        }

        for (var i = 0; i < names.Length; i++)
        {
            var name = names[i];
            var expander = hasInstances && name.IsResource && name.Suffix is "expand"
                && instantiated.Contains(name.AddressText);
            isResource[i] = name.IsResource && name.IsThing && !expander;
            addresses[i] = name.IsThing && !expander && name.Address!.Kind != NodeKind.Provider
                && name.Address.Kind != NodeKind.Other
                ? name.AddressText
                : name.Text;
            HasResource |= isResource[i];
        }
    }

    public int Count => names.Length;

    public bool HasResource { get; }

    /// <summary>Its address in the resource graph; several nodes may have the same.</summary>
    public string AddressOf(int node) => addresses[node];

    /// <summary>Its place in the builder, once added.</summary>
    public int SlotOf(int node) => slots[node];

    public bool IsResource(int node) => isResource[node];

    public bool IsPassage(int node) => !isResource[node] && names[node].IsPassage;

    public void AddTo(ReducedGraphBuilder builder, List<(int From, int To)> edges)
    {
        var providers = Providers(edges);
        for (var i = 0; i < names.Length; i++)
        {
            var node = i;
            slots[i] = builder.Slot(addresses[i], () => Make(node, providers[node]));
        }
    }

    private GraphNode Make(int node, string? provider)
    {
        var (name, address) = (names[node], addresses[node]);
        if (!isResource[node] && !IsPlain(node) && !(name.IsThing && address != name.Text))
        {
            return new GraphNode(address, address, NodeKind.Other, "other", address, name.ModulePath);
        }

        var parts = name.Address!;
        var block = name.HasKeys && parts.Kind != NodeKind.Provider ? parts.BlockAddress : address;
        return new GraphNode(address, block, parts.Kind, parts.Type, parts.Name, name.ModulePath, provider);
    }

    /// <summary>A thing that goes by its whole text: <c>var.x</c>, <c>provider["…"].east</c>.</summary>
    private bool IsPlain(int node) =>
        names[node] is { Suffix: "", Address.Kind: not NodeKind.Other } && !isResource[node];

    /// <summary>The short name of the provider a resource points to; null where the reduced graph left that edge out.</summary>
    private string?[] Providers(List<(int From, int To)> edges)
    {
        var providers = new string?[names.Length];
        foreach (var (from, to) in edges)
        {
            if (isResource[from] && names[to].Address is { Kind: NodeKind.Provider } provider && names[to].Suffix is "")
            {
                providers[from] ??= ShortName(provider.Name);
            }
        }

        return providers;
    }

    /// <summary><c>registry.terraform.io/hashicorp/aws.east</c> and <c>aws.east</c> are both <c>aws</c>.</summary>
    private static string ShortName(string provider)
    {
        var last = provider[(provider.LastIndexOf('/') + 1)..];
        var dot = last.IndexOf('.');
        return dot < 0 ? last : last[..dot];
    }
}
