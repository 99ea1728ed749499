using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>Evaluates a block's body to the attributes that the graph keeps.</summary>
internal static class BodyEvaluator
{
    /// <summary>A resource's arguments and nested blocks in source order, Terraform's own left out but for lifecycle.</summary>
    public static AttributeValue Resource(HclBody body, Scope scope)
    {
        var members = new Members();
        for (var i = 0; i < body.Items.Count; i++)
        {
            var item = body.Items[i];
            if (item.Block is { Type: "lifecycle" } lifecycle)
            {
                members.AddBlock("lifecycle", Lifecycle(lifecycle.Body, scope));
            }
            else if (!MetaArguments.Contains(item.Attribute?.Name ?? item.Block!.Type))
            {
                Add(item, scope, members);
            }
        }

        return members.ToValue();
    }

    /// <summary>All of a body.</summary>
    public static AttributeValue Body(HclBody body, Scope scope)
    {
        var members = new Members();
        for (var i = 0; i < body.Items.Count; i++)
        {
            var item = body.Items[i];
            Add(item, scope, members);
        }

        return members.ToValue();
    }

    private static void Add(HclBodyItem item, Scope scope, Members members)
    {
        if (item.Attribute is { } attribute)
        {
            var value = PartialValue.Of(attribute.Value, scope);
            if (!value.IsKnown && Document(attribute.Value) is { } document)
            {
                value = PartialValue.Of(document, scope);
            }

            if (!value.IsNull)
            {
                members.Add(attribute.Name, scope.Module.Context.Keep(value));
            }
        }
        else if (item.Block is { Type: "dynamic", Labels.Count: 1 } dynamic)
        {
            AddDynamic(dynamic, scope, members);
        }
        else if (item.Block is { } block)
        {
            members.AddBlock(block.Type, Body(block.Body, scope));
        }
    }

    /// <summary>What <c>jsonencode</c> encodes: where a part of it is unknown the text is too, but the rest of a policy still tells.</summary>
    private static Expression? Document(Expression expression) =>
        expression is CallExpression { Name: "jsonencode" or "core::jsonencode", Arguments: [var document], ExpandsLast: false } ? document : null;

    private static void AddDynamic(HclBlock dynamic, Scope scope, Members members)
    {
        var collection = dynamic.Body.Find("for_each")?.Value;
        foreach (var inner in BodyReferences.Bind(BodyReferences.IteratorName(dynamic), collection, scope, false))
        {
            foreach (var content in dynamic.Body.Blocks("content"))
            {
                members.AddBlock(dynamic.Labels[0], Body(content.Body, inner));
            }
        }
    }

    /// <summary>What it says of the resource's life; conditions are left out, and ignored changes are names.</summary>
    private static AttributeValue Lifecycle(HclBody body, Scope scope)
    {
        var members = new Members();
        for (var i = 0; i < body.Items.Count; i++)
        {
            var item = body.Items[i];
            switch (item.Attribute)
            {
                case { Name: "ignore_changes", Value: TupleExpression names }:
                    members.Add("ignore_changes", AttributeValue.Of(
                        [.. names.Items.Select(name => AttributeValue.Of(ReferenceText.Of(name) ?? ""))]));
                    break;
                case { Name: "ignore_changes" } all:
                    members.Add("ignore_changes", AttributeValue.Of([AttributeValue.Of(ReferenceText.Of(all.Value) ?? "")]));
                    break;
                case { Name: "replace_triggered_by" }:
                    members.Add("replace_triggered_by", AttributeValue.Unknown);
                    break;
                case { } attribute:
                    members.Add(attribute.Name, scope.Module.Context.Keep(Evaluator.EvaluateOrUnknown(attribute.Value, scope)));
                    break;
            }
        }

        return members.ToValue();
    }
}
