using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

internal sealed partial class ModuleInstance
{
    private NamedValue? CreateVariable(string name)
    {
        if (!Configuration.Variables.TryGetValue(name, out var block))
        {
            return null;
        }

        var sources = new List<(string Path, Expression Expression, Scope Scope)>();
        if (Call?.Block.Body.Find(name) is { } argument && name is not ("source" or "version" or "providers"))
        {
            sources.Add(("", argument.Value, CallScope!));
        }

        AddConditions(block.Body, "validation", sources);
        return new NamedValue(this, NodeKind.Variable, name, block.Body.Source, block.HeaderSpan)
        {
            Sources = sources,
            Evaluate = () => EvaluateVariable(name, block.Body),
        };
    }

    private Value EvaluateVariable(string name, HclBody body)
    {
        var type = body.Find("type") is { } written ? TypeConstraintReader.Read(written.Value) : TypeConstraint.Any;
        Value? value = null;
        if (Call is null)
        {
            value = Tree.Inputs.Find(name, body.Find("type") is null ? null : type);
        }
        else if (Call.Block.Body.Find(name) is { } argument)
        {
            value = Evaluator.EvaluateOrUnknown(argument.Value, CallScope!);
        }

        var isNullable = !IsLiteral(body.Find("nullable"), "false");
        if (value is null || (value.IsNull && !isNullable))
        {
            value = body.Find("default") is { } fallback
                ? Evaluator.EvaluateOrUnknown(fallback.Value, Scope)
                : Value.UnknownOf(TypeConstraint.Any);
        }

        try
        {
            value = value.IsKnown || value.Type.Kind != TypeKind.Any ? type.Convert(value) : Value.UnknownOf(type);
        }
        catch (EvaluationException)
        {
            value = Value.UnknownOf(type);
        }

        return value.WithSensitive(IsLiteral(body.Find("sensitive"), "true"));
    }

    private NamedValue? CreateLocal(string name)
    {
        if (!Configuration.Locals.TryGetValue(name, out var local))
        {
            return null;
        }

        var expression = local.Attribute.Value;
        return new NamedValue(this, NodeKind.Local, name, local.Source, local.Attribute.NameSpan)
        {
            Sources = [("", expression, Scope)],
            Evaluate = () => Evaluator.Evaluate(expression, Scope),
        };
    }

    private NamedValue? CreateOutput(string name)
    {
        if (!Configuration.Outputs.TryGetValue(name, out var block))
        {
            return null;
        }

        var sources = new List<(string Path, Expression Expression, Scope Scope)>();
        var value = block.Body.Find("value");
        if (value is not null)
        {
            sources.Add(("", value.Value, Scope));
        }

        if (block.Body.Find("depends_on") is { } depends)
        {
            sources.Add(("depends_on", depends.Value, Scope));
        }

        AddConditions(block.Body, "precondition", sources);
        return new NamedValue(this, NodeKind.Output, name, block.Body.Source, block.HeaderSpan)
        {
            Sources = sources,
            Evaluate = () => value is null
                ? Value.Unknown
                : Evaluator.Evaluate(value.Value, Scope).WithSensitive(IsLiteral(block.Body.Find("sensitive"), "true")),
        };
    }

    private NamedValue? CreateProvider(string name)
    {
        if (!Configuration.Providers.TryGetValue(name, out var block))
        {
            return null;
        }

        var sources = new List<(string Path, Expression Expression, Scope Scope)>();
        BodyReferences.Walk(block.Body, Scope, "", (path, expression, scope) => sources.Add((path, expression, scope)));
        return new NamedValue(this, NodeKind.Provider, name, block.Body.Source, block.HeaderSpan) { Sources = sources };
    }

    private void AddConditions(HclBody body, string type, List<(string Path, Expression Expression, Scope Scope)> sources)
    {
        foreach (var block in body.Blocks(type))
        {
            foreach (var item in block.Body.Items)
            {
                if (item.Attribute is { } attribute)
                {
                    sources.Add(($"{type}.{attribute.Name}", attribute.Value, Scope));
                }
            }
        }
    }

    private static bool IsLiteral(HclAttribute? attribute, string word) =>
        attribute?.Value is LiteralExpression { Kind: LiteralKind.Bool } literal && literal.Text == word;

    /// <summary>
    /// The configuration that resources of a provider use here, by name and alias: the module's own, one passed by the call,
    /// or the caller's of the same name.
    /// </summary>
    public NamedValue? UsedProvider(string name)
    {
        if (Call?.Block.Body.Find("providers")?.Value is ObjectExpression passed)
        {
            foreach (var item in passed.Items)
            {
                if (ReferenceText.Of(item.Key) == name && ReferenceText.Of(item.Value) is { } outer)
                {
                    return Call.Module.UsedProvider(outer);
                }
            }
        }

        return Provider(name) ?? (name.Contains('.') ? null : Call?.Module.UsedProvider(name));
    }
}
