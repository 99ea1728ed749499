using GraphSec.Pipeline.Parse.Evaluation;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>What names mean where an expression stands: its module, its instance, and names bound by for, splat and dynamic.
/// </summary>
internal sealed class Scope
{
    private readonly Scope? outer;
    private readonly object? name;
    private readonly Value? value;
    private readonly ElementSource? element;

    public Scope(ModuleInstance module, InstanceKey instance)
    {
        Module = module;
        Instance = instance;
    }

    private Scope(Scope outer, object name, Value value, ElementSource? element)
    {
        (Module, Instance, this.outer) = (outer.Module, outer.Instance, outer);
        (this.name, this.value, this.element) = (name, value, element);
    }

    public ModuleInstance Module { get; }

    public InstanceKey Instance { get; }

    /// <summary>Set in a template file: nothing but the bound names can be reached.</summary>
    public bool IsClosed { get; private init; }

    /// <summary>A value file's scope: no names at all.</summary>
    public static Scope Constants { get; } = new(null!, InstanceKey.None) { IsClosed = true };

    /// <summary>A template file's scope, to which its variables are added.</summary>
    public static Scope Closed(ModuleInstance module) => new(module, InstanceKey.None) { IsClosed = true };

    /// <summary>A scope with one name more: a string, or the expression that stands for a splat's element.</summary>
    public Scope With(object bound, Value meaning, ElementSource? source = null) =>
        new(this, bound, meaning, source) { IsClosed = IsClosed };

    public bool TryFind(object wanted, out Value meaning, out ElementSource? source)
    {
        for (var scope = this; scope.outer is not null; scope = scope.outer)
        {
            if (ReferenceEquals(scope.name, wanted) || (wanted is string text && scope.name is string own && own == text))
            {
                (meaning, source) = (scope.value!, scope.element);
                return true;
            }
        }

        (meaning, source) = (Value.Unknown, null);
        return false;
    }
}
