using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>A module block in one instance of the module that it stands in.</summary>
internal sealed class ModuleCall
{
    private Expansion? expansion;
    private IReadOnlyList<ModuleInstance>? instances;
    private IReadOnlyList<string>? addresses;
    private IReadOnlyList<string>? everything;

    public ModuleCall(ModuleInstance module, string name, HclBlock block, ModuleConfiguration? configuration)
    {
        (Module, Name, Block, Configuration) = (module, name, block, configuration);
        Address = module.Prefix + "module." + name;
    }

    public ModuleInstance Module { get; }

    public string Name { get; }

    public HclBlock Block { get; }

    /// <summary>What is called; null where it is not on this machine.</summary>
    public ModuleConfiguration? Configuration { get; }

    public string Address { get; }

    public Expansion Expansion
    {
        get
        {
            if (expansion is null)
            {
                expansion = new Expansion([InstanceKey.SymbolicCount()], IsSymbolic: true);
                expansion = Expander.Expand(Block.Body, Module.Scope, Address);
            }

            return expansion;
        }
    }

    /// <summary>One for each key; none where the module is not on this machine.</summary>
    public IReadOnlyList<ModuleInstance> Instances => instances ??= Configuration is null
        ? [] : [.. Expansion.Keys.Select(key => new ModuleInstance(Configuration, this, key))];

    /// <summary>The addresses of the calls themselves.</summary>
    public IReadOnlyList<string> Addresses => addresses ??= [.. Expansion.Keys.Select(key => Address + key.Suffix)];

    /// <summary>Every resource in it at any depth: what waits for the module as a whole waits for these.</summary>
    public IReadOnlyList<string> Everything => everything ??= Configuration is null
        ? Addresses : [.. Instances.SelectMany(instance => instance.AllResources())];

    /// <summary>The instances meant by a key: one where it is known, else all.</summary>
    public IReadOnlyList<ModuleInstance> At(Value key) => Find(key) is { } found ? [found] : Instances;

    /// <summary>The instance of a known key; null where there is none.</summary>
    public ModuleInstance? Find(Value key)
    {
        if (Expansion.IsKeyed && InstanceKey.SuffixOf(key) is { } suffix)
        {
            foreach (var instance in Instances)
            {
                if (instance.Key.Suffix == suffix)
                {
                    return instance;
                }
            }
        }

        return null;
    }

    /// <summary>All outputs, as the module's name alone means them.</summary>
    public Value Whole()
    {
        if (Configuration is null || Expansion.IsSymbolic)
        {
            return Value.Unknown;
        }

        if (Expansion.IsEmpty)
        {
            return Expander.None(Block.Body);
        }

        if (!Expansion.IsKeyed)
        {
            return Instances[0].Outputs();
        }

        return Expansion.Keys[0].EachKey is null
            ? Value.TupleOf([.. Instances.Select(instance => instance.Outputs())])
            : Value.ObjectOf(Instances.Select(instance => KeyValuePair.Create(instance.Key.EachKey!.Text, instance.Outputs())));
    }
}
