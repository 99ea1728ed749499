using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

internal sealed partial class ReferenceTracer
{
    private void VisitChain(Expression expression, Scope scope, Selection? selection)
    {
        var root = Root(expression, scope, ref selection);
        if (root is not NameExpression name)
        {
            Visit(root, scope, selection);
        }
        else if (scope.TryFind(name.Name, out _, out var element))
        {
            VisitBound(element, selection);
        }
        else if (!scope.IsClosed && selection is { Member: { } member })
        {
            VisitNamed(name.Name, member, selection.Rest, scope);
        }
    }

    /// <summary>Puts the steps of a chain in front of the selection, and gives what they start from.</summary>
    private Expression Root(Expression expression, Scope scope, ref Selection? selection)
    {
        while (true)
        {
            switch (expression)
            {
                case AttributeAccessExpression access:
                    selection = Selection.Attribute(access.Name, selection);
                    expression = access.Source;
                    break;
                case IndexExpression index:
                    selection = Selection.Index(ValueOf(index.Key, scope), selection);
                    if (selection.Kind == SelectionKind.Element)
                    {
                        Visit(index.Key, scope, null);
                    }

                    expression = index.Source;
                    break;
                case SplatExpression splat:
                    selection = OfSplat(splat, scope, selection);
                    expression = splat.Source;
                    break;
                default:
                    return expression;
            }
        }
    }

    /// <summary>What is read of a splat's source where the selection is read of its result, which is a list.</summary>
    private Selection OfSplat(SplatExpression splat, Scope scope, Selection? selection)
    {
        var at = selection is { Kind: SelectionKind.Index } ? selection.Position : -1;
        var each = selection is { Kind: SelectionKind.Flat } ? null
            : selection is { Kind: SelectionKind.Attribute } ? selection
            : selection?.Rest;
        Root(splat.Each, scope, ref each);
        return at >= 0 && ValueOf(splat.Source, scope).IsSequence ? Selection.Index(at, each) : Selection.Splat(each);
    }

    /// <summary>A name that a for or a dynamic block binds.</summary>
    private void VisitBound(ElementSource? element, Selection? selection)
    {
        if (element is { IsNamed: true } || (element is not null && selection is null))
        {
            VisitElement(element, selection);
        }
        else if (element is not null && selection!.Member == "value")
        {
            VisitElement(element, selection.Rest);
        }
    }

    private void VisitElement(ElementSource element, Selection? selection) => Visit(element.Collection, element.Scope,
        element.IsOfSet ? Selection.Element(selection) : Selection.Index(element.Key, selection));

    private void VisitNamed(string root, string name, Selection? selection, Scope scope)
    {
        switch (root)
        {
            case "var":
                VisitName(scope.Module.Variable(name), selection);
                break;
            case "local":
                VisitName(scope.Module.Local(name), selection);
                break;
            case "module":
                VisitModule(scope.Module.ModuleCall(name), selection);
                break;
            case "each":
                if (name == "value" && scope.Instance.Element is { } element)
                {
                    VisitElement(element, selection);
                }

                break;
            case "count" or "path" or "terraform" or "tofu" or "self":
                break;
            case "data" or "ephemeral" or "resource":
                if (selection is { Member: { } second })
                {
                    var address = root == "resource" ? $"{name}.{second}" : $"{root}.{name}.{second}";
                    VisitResource(scope.Module.Resource(address), selection.Rest);
                }

                break;
            default:
                VisitResource(scope.Module.Resource($"{root}.{name}"), selection);
                break;
        }
    }

    private void VisitResource(ResourceBlock? block, Selection? selection)
    {
        if (block is not null)
        {
            found.Add(selection is { Kind: SelectionKind.Index } ? block.AddressesAt(selection.Key) : block.Addresses);
        }
    }

    private void VisitModule(ModuleCall? call, Selection? selection)
    {
        if (call is null)
        {
            return;
        }

        var chosen = selection is { Kind: SelectionKind.Index } ? call.Find(selection.Key) : null;
        if (call.Configuration is null)
        {
            found.Add(call.Addresses);
            return;
        }

        if (selection is { Kind: not SelectionKind.Attribute })
        {
            selection = selection.Rest;
        }

        foreach (var instance in chosen is null ? call.Instances : [chosen])
        {
            if (selection is { Member: { } output })
            {
                VisitName(instance.Output(output), selection.Rest);
                continue;
            }

            foreach (var each in instance.Configuration.Outputs.Keys)
            {
                VisitName(instance.Output(each), selection?.Rest);
            }
        }
    }

    /// <summary>What a name's value comes from, worked out once for each part that is read.</summary>
    private void VisitName(NamedValue? name, Selection? selection)
    {
        if (name is null || name.References.Count == 0)
        {
            return;
        }

        var key = (name, selection?.Text ?? "");
        if (!known.TryGetValue(key, out var inner))
        {
            if (!open.Add(name))
            {
                isLost = true;
                return;
            }

            var outer = found;
            found = inner = NewSet();
            foreach (var (path, expression, scope) in name.Sources)
            {
                if (path.Length == 0)
                {
                    Visit(expression, scope, selection);
                }
            }

            open.Remove(name);
            found = outer;
            if (!isLost)
            {
                known[key] = inner;
            }
        }

        found.UnionWith(inner);
    }
}
