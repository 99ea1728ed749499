using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>Writes module instances into the graph: nodes for whatever has an address, and what each depends on.</summary>
internal sealed partial class GraphWriter
{
    public ResourceGraphBuilder Builder { get; } = new();

    public void Write(ModuleInstance module)
    {
        var configuration = module.Configuration;
        foreach (var name in configuration.Variables.Keys)
        {
            AddName(module.Variable(name)!, "var");
        }

        foreach (var name in configuration.Locals.Keys)
        {
            AddName(module.Local(name)!, "local");
        }

        foreach (var name in configuration.Outputs.Keys)
        {
            AddName(module.Output(name)!, "output");
        }

        foreach (var name in configuration.Providers.Keys)
        {
            AddName(module.Provider(name)!, "provider");
        }

        var inherited = Inherited(module);
        foreach (var address in configuration.Resources.Keys)
        {
            AddResource(module.Resource(address)!, inherited);
        }

        foreach (var name in configuration.Calls.Keys)
        {
            AddCall(module.ModuleCall(name)!);
        }
    }

    private void AddName(NamedValue name, string type)
    {
        Builder.Add(new GraphNode(name.Address, name.BlockAddress, name.Kind, type, name.Name, name.Module.BlockPath,
            Place: name.Place, CallPlace: CallPlace(name.Module), IsInstantiated: name.Module.IsInstantiated));
        var found = new List<FoundReference>();
        foreach (var (path, expression, scope) in name.Sources)
        {
            found.Clear();
            ReferenceCollector.Collect(expression, scope, found);
            foreach (var reference in found)
            {
                AddDirect(name.Address, reference, EdgeKind.Reference, path);
            }
        }
    }

    private void AddResource(ResourceBlock block, List<(FoundReference Found, EdgeKind Kind)> inherited)
    {
        var declaration = block.Declaration;
        var body = declaration.Block.Body;
        var provider = body.Find("provider") is { } chosen ? ReferenceText.Of(chosen.Value) : null;
        var local = provider ?? DefaultProvider(declaration.Type);
        var place = PlaceOf(declaration.Block);
        foreach (var key in block.Expansion.Keys)
        {
            var scope = new Scope(block.Module, key);
            var address = block.Address + key.Suffix;
            Builder.Add(new GraphNode(address, block.Module.BlockPrefix + declaration.Address, declaration.Kind, declaration.Type,
                declaration.Name, block.Module.BlockPath, local, place, CallPlace(block.Module),
                block.Module.IsInstantiated && !block.Expansion.IsEmpty)
            {
                Attributes = BodyEvaluator.Resource(body, scope),
            });
            AddReferences(body, scope, address, block.Address, block.Module.IsInstantiated && !block.Expansion.IsEmpty);
            foreach (var (found, kind) in inherited)
            {
                AddEdges(address, found, kind, "", block.Address);
            }

            if (block.Module.UsedProvider(local) is { } used)
            {
                AddEdges(address, new FoundReference(used, [], ""), EdgeKind.Reference, "provider", block.Address);
            }
        }

        AddImports(block);
    }

    /// <param name="body">The block.</param>
    /// <param name="scope">Where it stands.</param>
    /// <param name="address">The instance that refers.</param>
    /// <param name="own">The block's address.</param>
    /// <param name="isThere">Whether there is such an instance: where there is none, neither is what would choose among its references.
    /// </param>
    private void AddReferences(HclBody body, Scope scope, string address, string own, bool isThere)
    {
        var found = new List<FoundReference>();
        unread.Start();
        BodyReferences.Walk(body, scope, "", (path, expression, inner) =>
        {
            if (path is "provider" or "lifecycle.ignore_changes")
            {
                return;
            }

            found.Clear();
            var kind = EdgeKind.Reference;
            if (path == "depends_on")
            {
                kind = EdgeKind.DependsOn;
                CollectDependency(expression, inner, found);
            }
            else
            {
                ReferenceCollector.Collect(expression, inner, found);
            }

            read = isThere && kind == EdgeKind.Reference ? tracer.Trace(expression, inner, found) : null;
            foreach (var reference in found)
            {
                AddEdges(address, reference, kind, path, own);
            }
        });
        read = null;
        AddUnread(address, own);
    }

    /// <summary>An import's id and keys are references of the resource that it makes.</summary>
    private void AddImports(ResourceBlock block)
    {
        foreach (var import in block.Module.Configuration.Imports)
        {
            var target = import.Body.Find("to")?.Value;
            while (target is IndexExpression index)
            {
                target = index.Source;
            }

            if (target is null || Evaluator.FindResource(target, block.Module.Scope) != block)
            {
                continue;
            }

            foreach (var address in block.Addresses)
            {
                var found = new List<FoundReference>();
                foreach (var name in (ReadOnlySpan<string>)["id", "for_each", "identity"])
                {
                    if (import.Body.Find(name) is { } attribute)
                    {
                        ReferenceCollector.Collect(attribute.Value, block.Module.Scope, found);
                    }
                }

                foreach (var reference in found)
                {
                    AddEdges(address, reference, EdgeKind.Reference, "import", block.Address);
                }
            }
        }
    }

    private void AddCall(ModuleCall call)
    {
        var callPlace = CallPlace(call.Module) ?? PlaceOf(call.Block);
        for (var i = 0; i < call.Expansion.Keys.Count; i++)
        {
            var key = call.Expansion.Keys[i];
            var scope = new Scope(call.Module, key);
            var address = call.Address + key.Suffix;
            Builder.Add(new GraphNode(address, call.Module.BlockPrefix + "module." + call.Name, NodeKind.Module, "module", call.Name,
                call.Module.BlockPath, Place: PlaceOf(call.Block), CallPlace: callPlace,
                IsInstantiated: call.Module.IsInstantiated && !call.Expansion.IsEmpty)
            {
                Attributes = call.Configuration is null ? BodyEvaluator.Resource(call.Block.Body, scope) : AttributeValue.Null,
            });
            AddReferences(call.Block.Body, scope, address, call.Address, call.Module.IsInstantiated && !call.Expansion.IsEmpty);
        }

        foreach (var instance in call.Instances)
        {
            Write(instance);
        }
    }

    /// <summary>What every resource of a module waits for: count, for_each and depends_on of the calls that lead to it.</summary>
    private static List<(FoundReference Found, EdgeKind Kind)> Inherited(ModuleInstance module)
    {
        var result = new List<(FoundReference Found, EdgeKind Kind)>();
        for (var call = module.Call; call is not null; call = call.Module.Call)
        {
            var found = new List<FoundReference>();
            foreach (var name in (ReadOnlySpan<string>)["count", "for_each"])
            {
                if (call.Block.Body.Find(name) is { } attribute)
                {
                    ReferenceCollector.Collect(attribute.Value, call.Module.Scope, found);
                }
            }

            var expansion = found.Count;
            if (call.Block.Body.Find("depends_on") is { Value: TupleExpression depends })
            {
                foreach (var item in depends.Items)
                {
                    CollectDependency(item, call.Module.Scope, found);
                }
            }

            for (var i = 0; i < found.Count; i++)
            {
                var via = found[i] with { Via = [call.Address, .. found[i].Via] };
                result.Add((via, i < expansion ? EdgeKind.Reference : EdgeKind.DependsOn));
            }
        }

        return result;
    }

    /// <summary>In depends_on a module is all that is in it.</summary>
    private static void CollectDependency(Expression expression, Scope scope, List<FoundReference> found)
    {
        if (expression is LiteralExpression { Kind: LiteralKind.String } quoted)
        {
            // The form of Terraform 0.11, which is still understood.
            expression = HclParser.ParseExpression(new SourceText("depends_on", quoted.Text), []);
        }

        var target = expression is IndexExpression index ? index.Source : expression;
        if (Evaluator.FindCall(target, scope) is { } call)
        {
            found.Add(new FoundReference(null, call.Everything, "") { Via = [call.Address] });
            ReferenceCollector.CollectOrdering(call, found);
            return;
        }

        ReferenceCollector.Collect(expression, scope, found);
    }

    private static string DefaultProvider(string type)
    {
        var end = type.IndexOf('_');
        return end < 0 ? type : type[..end];
    }

    private static SourcePlace PlaceOf(HclBlock block) => new(block.Body.Source.Path, block.Body.Source.LineOf(block.HeaderSpan.Start));

    private static SourcePlace? CallPlace(ModuleInstance module)
    {
        var call = module.Call;
        while (call?.Module.Call is { } outer)
        {
            call = outer;
        }

        return call is null ? null : PlaceOf(call.Block);
    }
}
