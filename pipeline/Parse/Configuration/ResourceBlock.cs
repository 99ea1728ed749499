using GraphSec.Pipeline.Parse.Evaluation;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>A resource block in one instance of its module.</summary>
internal sealed class ResourceBlock(ModuleInstance module, ResourceDeclaration declaration)
{
    private readonly Dictionary<(string Suffix, string Attribute), Value> attributes = [];
    private readonly Dictionary<string, IReadOnlyList<string>> single = new(StringComparer.Ordinal);
    private Expansion? expansion;
    private IReadOnlyList<string>? all;

    public ModuleInstance Module { get; } = module;

    public ResourceDeclaration Declaration { get; } = declaration;

    public string Address { get; } = module.Prefix + declaration.Address;

    public Expansion Expansion
    {
        get
        {
            if (expansion is null)
            {
                // Stands while count is evaluated, so that a count that refers to its own block ends.
                expansion = new Expansion([InstanceKey.SymbolicCount()], IsSymbolic: true);
                expansion = Expander.Expand(Declaration.Block.Body, Module.Scope, Address);
            }

            return expansion;
        }
    }

    public IReadOnlyList<string> Addresses => all ??= [.. Expansion.Keys.Select(key => Address + key.Suffix)];

    /// <summary>The addresses meant by a key: one where it is known and there is such an instance, else all.</summary>
    public IReadOnlyList<string> AddressesAt(Value key)
    {
        if (!Expansion.IsKeyed || Find(key) is not { } found)
        {
            return Addresses;
        }

        if (!single.TryGetValue(found.Suffix, out var list))
        {
            single[found.Suffix] = list = [Address + found.Suffix];
        }

        return list;
    }

    public InstanceKey? Find(Value key)
    {
        if (InstanceKey.SuffixOf(key) is { } suffix)
        {
            foreach (var candidate in Expansion.Keys)
            {
                if (candidate.Suffix == suffix)
                {
                    return candidate;
                }
            }
        }

        return null;
    }

    /// <summary>The value of an attribute where the configuration sets it; unknown where the provider may.</summary>
    public Value Attribute(InstanceKey key, string name)
    {
        if (Declaration.Kind != Artifacts.NodeKind.Resource || Expansion.IsEmpty
            || Declaration.Block.Body.Find(name) is not { } attribute || MetaArguments.Contains(name))
        {
            return Value.Unknown;
        }

        if (!attributes.TryGetValue((key.Suffix, name), out var value))
        {
            attributes[(key.Suffix, name)] = Value.Unknown;
            value = Evaluator.EvaluateOrUnknown(attribute.Value, new Scope(Module, key));
            attributes[(key.Suffix, name)] = value = value.IsNull ? Value.Unknown : value;
        }

        return value;
    }

    /// <summary>The block as a value: as many unknown objects as there are instances.</summary>
    public Value Whole()
    {
        if (Expansion.IsSymbolic || !Expansion.IsKeyed)
        {
            return Expansion.IsEmpty
                ? Expander.None(Declaration.Block.Body)
                : Value.Unknown;
        }

        return Expansion.Keys[0].EachKey is null
            ? Value.TupleOf([.. Expansion.Keys.Select(_ => Value.Unknown)])
            : Value.ObjectOf(Expansion.Keys.Select(key => KeyValuePair.Create(key.EachKey!.Text, Value.Unknown)));
    }
}
