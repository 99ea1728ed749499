using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

internal static partial class ReferenceCollector
{
    private static void CollectNamed(string root, List<ReferenceStep> steps, Scope scope, List<FoundReference> found)
    {
        if (steps is not [{ Name: { } name }, ..])
        {
            return;
        }

        switch (root)
        {
            case "var":
                AddName(scope.Module.Variable(name), steps, 1, found);
                break;
            case "local":
                AddName(scope.Module.Local(name), steps, 1, found);
                break;
            case "module":
                if (scope.Module.ModuleCall(name) is { } call)
                {
                    CollectModule(call, steps, scope, found);
                }

                break;
            case "each":
                if (name == "value" && scope.Instance.Element is { } element)
                {
                    CollectElement(element, steps, 1, "each.value", found);
                }

                break;
            case "count" or "path" or "terraform" or "tofu" or "self":
                break;
            case "data" or "ephemeral" or "resource":
                if (steps is [_, { Name: { } second }, ..])
                {
                    var address = root == "resource" ? $"{name}.{second}" : $"{root}.{name}.{second}";
                    CollectResource(scope.Module.Resource(address), steps, 2, scope, found);
                }

                break;
            default:
                CollectResource(scope.Module.Resource($"{root}.{name}"), steps, 1, scope, found);
                break;
        }
    }

    private static void AddName(NamedValue? name, List<ReferenceStep> steps, int next, List<FoundReference> found)
    {
        if (name is not null)
        {
            found.Add(new FoundReference(name, [], PathFrom(steps, next)));
        }
    }

    private static void CollectResource(ResourceBlock? block, List<ReferenceStep> steps, int next, Scope scope,
        List<FoundReference> found)
    {
        if (block is null)
        {
            return;
        }

        var targets = next < steps.Count && steps[next].Key is { } key
            ? block.AddressesAt(Evaluator.EvaluateOrUnknown(key, scope))
            : block.Addresses;
        found.Add(new FoundReference(null, targets, PathFrom(steps, next)));
    }

    private static void CollectModule(ModuleCall call, List<ReferenceStep> steps, Scope scope, List<FoundReference> found)
    {
        var next = 1;
        var instances = call.Instances;
        var isWhole = false;
        if (next < steps.Count && (steps[next].Key is not null || steps[next].IsSplat))
        {
            isWhole = !steps[next].IsConstant;
            if (steps[next].Key is { } key)
            {
                instances = call.At(Evaluator.EvaluateOrUnknown(key, scope));
            }

            next++;
        }

        var output = next < steps.Count ? steps[next].Name : null;
        if (call.Configuration is null)
        {
            found.Add(new FoundReference(null, call.Addresses, PathFrom(steps, next)));
            return;
        }

        foreach (var instance in instances)
        {
            if (output is not null)
            {
                AddName(instance.Output(output), steps, next + 1, found);
            }
            else
            {
                foreach (var each in instance.Configuration.Outputs.Keys)
                {
                    found.Add(new FoundReference(instance.Output(each), [], ""));
                }
            }
        }

        // An output that does not exist is the whole module to Terraform.
        if (isWhole || output is null || !call.Configuration.Outputs.ContainsKey(output))
        {
            CollectOrdering(call, found);
        }
    }

    /// <summary>
    /// What Terraform waits for where it waits for a module as a whole: all resources in it, and what its variables, locals and
    /// outputs refer to, whether or not a resource uses them. Nothing unless such edges are asked for.
    /// </summary>
    public static void CollectOrdering(ModuleCall call, List<FoundReference> found)
    {
        if (!call.Module.Context.Options.IncludesOrdering)
        {
            return;
        }

        found.Add(new FoundReference(null, call.Everything, "") { Via = [call.Address] });
        foreach (var name in call.Instances.SelectMany(instance => instance.AllNames()))
        {
            found.Add(new FoundReference(name, [], "") { Via = [call.Address] });
        }
    }

    /// <summary>What the current element of a for_each is made of.</summary>
    private static void CollectElement(ElementSource element, List<ReferenceStep> steps, int next, string via,
        List<FoundReference> found)
    {
        var source = element.Element();
        var inner = new List<FoundReference>();
        if (Evaluator.FindResource(source, element.Scope) is { } block)
        {
            found.Add(new FoundReference(null, block.AddressesAt(element.Key), PathFrom(steps, next)) { Via = [via] });
            return;
        }

        Collect(source, element.Scope, inner);
        var isDirect = IsReference(source);
        foreach (var reference in inner)
        {
            var path = isDirect && reference.Name is null ? ResolvedReference.Join(reference.Path, PathFrom(steps, next)) : reference.Path;
            found.Add(reference with { Path = path, Via = [via, .. reference.Via] });
        }
    }
}
