using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>One instance of a module: what the names of its code mean there. Everything is made on first use.</summary>
internal sealed partial class ModuleInstance
{
    private readonly Dictionary<string, NamedValue?> variables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NamedValue?> locals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NamedValue?> outputs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NamedValue?> providers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ResourceBlock?> resources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ModuleCall?> calls = new(StringComparer.Ordinal);

    /// <summary>The root module.</summary>
    public ModuleInstance(ModuleConfiguration configuration, ModuleTree tree)
    {
        (Configuration, Tree, Key) = (configuration, tree, InstanceKey.None);
        Scope = new Scope(this, InstanceKey.None);
        IsInstantiated = true;
    }

    public ModuleInstance(ModuleConfiguration configuration, ModuleCall call, InstanceKey key)
    {
        (Configuration, Tree, Call, Key) = (configuration, call.Module.Tree, call, key);
        Address = call.Address + key.Suffix;
        BlockPath = call.Module.BlockPrefix + "module." + call.Name;
        Prefix = Address + ".";
        BlockPrefix = BlockPath + ".";
        CallScope = new Scope(call.Module, key);
        Scope = new Scope(this, InstanceKey.None);
        IsInstantiated = call.Module.IsInstantiated && !call.Expansion.IsEmpty;
    }

    public ModuleConfiguration Configuration { get; }

    public ModuleTree Tree { get; }

    public ReadContext Context => Tree.Context;

    /// <summary>The call that made this instance; null for the root.</summary>
    public ModuleCall? Call { get; }

    public InstanceKey Key { get; }

    public string Address { get; } = "";

    public string BlockPath { get; } = "";

    public string Prefix { get; } = "";

    public string BlockPrefix { get; } = "";

    public Scope Scope { get; }

    /// <summary>The scope of the call's arguments; null for the root.</summary>
    public Scope? CallScope { get; }

    /// <summary>False where a count or for_each on the way gives no instance.</summary>
    public bool IsInstantiated { get; }

    /// <summary>path.module: relative to where terraform would run.</summary>
    public string PathName =>
        Path.GetRelativePath(Context.Folder, Configuration.Folder).Replace(Path.DirectorySeparatorChar, '/');

    public NamedValue? Variable(string name) => Find(variables, name, static (module, wanted) => module.CreateVariable(wanted));

    public NamedValue? Local(string name) => Find(locals, name, static (module, wanted) => module.CreateLocal(wanted));

    public NamedValue? Output(string name) => Find(outputs, name, static (module, wanted) => module.CreateOutput(wanted));

    public NamedValue? Provider(string name) => Find(providers, name, static (module, wanted) => module.CreateProvider(wanted));

    public ResourceBlock? Resource(string address) => Find(resources, address, static (module, wanted) =>
        module.Configuration.Resources.TryGetValue(wanted, out var found) ? new ResourceBlock(module, found) : null);

    public ModuleCall? ModuleCall(string name) => Find(calls, name, static (module, wanted) =>
        module.Configuration.Calls.TryGetValue(wanted, out var block)
            ? new ModuleCall(module, wanted, block, module.Tree.Open(module, wanted, block))
            : null);

    /// <summary>All outputs as one object.</summary>
    public Value Outputs() => Value.ObjectOf(
        Configuration.Outputs.Keys.Select(name => KeyValuePair.Create(name, Output(name)!.Value)));

    public IEnumerable<string> AllResources()
    {
        foreach (var address in Configuration.Resources.Keys)
        {
            foreach (var instance in Resource(address)!.Addresses)
            {
                yield return instance;
            }
        }

        foreach (var call in Configuration.Calls.Keys)
        {
            foreach (var inner in ModuleCall(call)!.Everything)
            {
                yield return inner;
            }
        }
    }

    /// <summary>Every variable, local and output in it at any depth.</summary>
    public IEnumerable<NamedValue> AllNames()
    {
        foreach (var name in Configuration.Variables.Keys)
        {
            yield return Variable(name)!;
        }

        foreach (var name in Configuration.Locals.Keys)
        {
            yield return Local(name)!;
        }

        foreach (var name in Configuration.Outputs.Keys)
        {
            yield return Output(name)!;
        }

        var instances = Configuration.Calls.Keys.SelectMany(call => ModuleCall(call)!.Instances);
        foreach (var inner in instances.SelectMany(instance => instance.AllNames()))
        {
            yield return inner;
        }
    }

    /// <param name="create">Without captures: names are looked up a hundred times for each that is made.</param>
    private T? Find<T>(Dictionary<string, T?> known, string name, Func<ModuleInstance, string, T?> create)
        where T : class
    {
        if (!known.TryGetValue(name, out var found))
        {
            known[name] = found = create(this, name);
        }

        return found;
    }
}
