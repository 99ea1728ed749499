using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

internal static partial class Evaluator
{
    private static Value Access(AttributeAccessExpression access, Scope scope)
    {
        if (access.Source is NameExpression root && !scope.TryFind(root.Name, out _, out _))
        {
            return scope.IsClosed
                ? throw new EvaluationException($"there is no \"{root.Name}\" here")
                : Named(root.Name, access, scope);
        }

        if (!scope.IsClosed)
        {
            if (FindResource(access, scope) is { } whole)
            {
                return whole.Whole();
            }

            if (FindInstance(access.Source, scope) is var (block, key))
            {
                return key is null ? Value.Unknown : block.Attribute(key, access.Name);
            }

            if (FindModule(access.Source, scope) is { } modules)
            {
                return modules.Count == 1 && modules[0].Output(access.Name) is { } output ? output.Value : Value.Unknown;
            }
        }

        return ValueAccess.Attribute(Evaluate(access.Source, scope), access.Name);
    }

    private static Value Index(IndexExpression index, Scope scope)
    {
        if (!scope.IsClosed && FindInstance(index, scope) is not null)
        {
            return Value.Unknown;
        }

        return ValueAccess.Index(Evaluate(index.Source, scope), Evaluate(index.Key, scope));
    }

    /// <summary><c>root.name</c> where the root is no bound name.</summary>
    private static Value Named(string root, AttributeAccessExpression access, Scope scope)
    {
        var module = scope.Module;
        var name = access.Name;
        return root switch
        {
            "var" => module.Variable(name)?.Value ?? Value.Unknown,
            "local" => module.Local(name)?.Value ?? Value.Unknown,
            "module" => module.ModuleCall(name)?.Whole() ?? Value.Unknown,
            "count" => name == "index" ? scope.Instance.CountIndex ?? Value.Unknown : Value.Unknown,
            "each" => (name == "key" ? scope.Instance.EachKey : scope.Instance.EachValue) ?? Value.Unknown,
            "path" => name switch
            {
                "module" => Value.Of(module.PathName),
                "root" => Value.Of("."),
                "cwd" => Value.Of(module.Context.WorkingFolder),
                _ => Value.UnknownOf(TypeConstraint.String),
            },
            "terraform" or "tofu" => name == "workspace" ? Value.Of(module.Context.Options.Workspace) : Value.Unknown,
            "self" or "data" or "resource" or "ephemeral" => Value.Unknown,
            _ => module.Resource($"{root}.{name}")?.Whole() ?? Value.Unknown,
        };
    }

    /// <summary>The block that <c>type.name</c>, <c>data.type.name</c> … name, or null.</summary>
    public static ResourceBlock? FindResource(Expression expression, Scope scope)
    {
        if (expression is not AttributeAccessExpression access)
        {
            return null;
        }

        var (root, type) = access.Source switch
        {
            NameExpression name => ("resource", name),
            AttributeAccessExpression { Source: NameExpression mode } => (mode.Name, mode),
            _ => ("", null),
        };
        if (type is null || scope.TryFind(type.Name, out _, out _))
        {
            return null;
        }

        var typeName = access.Source is AttributeAccessExpression inner ? inner.Name : type.Name;
        return root switch
        {
            "resource" => scope.Module.Resource($"{typeName}.{access.Name}"),
            "data" or "ephemeral" => scope.Module.Resource($"{root}.{typeName}.{access.Name}"),
            _ => null,
        };
    }

    /// <summary>One instance of a resource, its key where known; null for anything else.</summary>
    private static (ResourceBlock Block, InstanceKey? Key)? FindInstance(Expression expression, Scope scope)
    {
        if (FindResource(expression, scope) is { } only)
        {
            return only.Expansion.IsKeyed || only.Expansion.IsEmpty ? null : (only, only.Expansion.IsSymbolic ? null : only.Expansion.Keys[0]);
        }

        if (expression is IndexExpression index && FindResource(index.Source, scope) is { } block)
        {
            if (block.Expansion.IsEmpty)
            {
                return null;
            }

            var key = Evaluate(index.Key, scope);
            var found = block.Find(key);
            return found is null && block.Expansion.IsKeyed && InstanceKey.SuffixOf(key) is { } suffix
                ? throw new EvaluationException($"{block.Address} has no instance {suffix}")
                : (block, found);
        }

        return null;
    }

    /// <summary>The module instances that <c>module.x</c> or <c>module.x[key]</c> mean; null for anything else.</summary>
    private static IReadOnlyList<ModuleInstance>? FindModule(Expression expression, Scope scope)
    {
        if (FindCall(expression, scope) is { } call)
        {
            return call.Expansion.IsKeyed || call.Expansion.IsEmpty ? null : call.Expansion.IsSymbolic ? [] : call.Instances;
        }

        if (expression is not IndexExpression index || FindCall(index.Source, scope) is not { Expansion.IsEmpty: false } indexed)
        {
            return null;
        }

        var key = Evaluate(index.Key, scope);
        if (!indexed.Expansion.IsKeyed || indexed.Configuration is null || InstanceKey.SuffixOf(key) is not { } suffix)
        {
            return [];
        }

        return indexed.Find(key) is { } found
            ? [found]
            : throw new EvaluationException($"{indexed.Address} has no instance {suffix}");
    }

    public static ModuleCall? FindCall(Expression expression, Scope scope) =>
        expression is AttributeAccessExpression { Source: NameExpression { Name: "module" } } access
            && !scope.TryFind("module", out _, out _) ? scope.Module.ModuleCall(access.Name) : null;
}
