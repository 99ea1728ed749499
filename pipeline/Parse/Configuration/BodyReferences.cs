using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>Goes through all expressions of a body, each with the attribute path that it is given to.</summary>
internal static class BodyReferences
{
    /// <summary>Elements of a dynamic block's collection that are gone through one by one.</summary>
    private const int MaximumElements = 1000;

    public static void Walk(HclBody body, Scope scope, string path, Action<string, Expression, Scope> visit)
    {
        for (var i = 0; i < body.Items.Count; i++)
        {
            var item = body.Items[i];
            if (item.Attribute is { } attribute)
            {
                Visit(attribute.Value, scope, ResolvedReference.Join(path, attribute.Name), visit);
            }
            else if (item.Block is { Type: "dynamic", Labels.Count: 1 } dynamic)
            {
                WalkDynamic(dynamic, scope, ResolvedReference.Join(path, dynamic.Labels[0]), visit);
            }
            else if (item.Block is { } block)
            {
                Walk(block.Body, scope, ResolvedReference.Join(path, block.Type), visit);
            }
        }
    }

    /// <summary>A list of objects is how some nested blocks are written, so its objects' attributes count as theirs.</summary>
    private static void Visit(Expression expression, Scope scope, string path, Action<string, Expression, Scope> visit)
    {
        if (expression is not TupleExpression list)
        {
            visit(path, expression, scope);
            return;
        }

        foreach (var item in list.Items)
        {
            if (item is not ObjectExpression written)
            {
                visit(path, item, scope);
                continue;
            }

            foreach (var (key, value) in written.Items)
            {
                visit(path, key, scope);
                var inner = key is LiteralExpression { Kind: LiteralKind.String } name ? $"{path}.{name.Text}" : path;
                Visit(value, scope, inner, visit);
            }
        }
    }

    private static void WalkDynamic(HclBlock dynamic, Scope scope, string path, Action<string, Expression, Scope> visit)
    {
        var iterator = IteratorName(dynamic);
        var collection = dynamic.Body.Find("for_each")?.Value;
        if (collection is not null)
        {
            visit(path, collection, scope);
        }

        if (dynamic.Body.Find("labels") is { } labels)
        {
            visit(path, labels.Value, scope);
        }

        foreach (var inner in Bind(iterator, collection, scope, true))
        {
            foreach (var content in dynamic.Body.Blocks("content"))
            {
                Walk(content.Body, inner, path, visit);
            }
        }
    }

    public static string IteratorName(HclBlock dynamic) =>
        dynamic.Body.Find("iterator") is { } named ? ReferenceText.Of(named.Value) ?? dynamic.Labels[0] : dynamic.Labels[0];

    /// <summary>A scope for each element; one that stands for all where they are not known.</summary>
    /// <param name="iterator">The name that the element goes by.</param>
    /// <param name="collection">The for_each.</param>
    /// <param name="scope">The scope around.</param>
    /// <param name="standIn">Also gives one scope where there is no element.</param>
    public static IEnumerable<Scope> Bind(string iterator, Expression? collection, Scope scope, bool standIn)
    {
        var value = collection is null ? Value.Unknown : Evaluator.EvaluateOrUnknown(collection, scope);
        var count = value.Items.Count + value.Members.Count;
        var known = value.IsKeyed || value.IsSequence;
        if (count > MaximumElements || !known || (count == 0 && standIn))
        {
            var source = collection is null ? null : new ElementSource(collection, scope, Value.Unknown);
            yield return scope.With(iterator, Value.Unknown, source);
            yield break;
        }

        foreach (var (key, element) in Expander.Elements(value))
        {
            if (scope.Module?.Context.TakeElement() == false)
            {
                yield return scope.With(iterator, Value.Unknown, new ElementSource(collection!, scope, Value.Unknown));
                yield break;
            }

            var bound = Value.ObjectOf([KeyValuePair.Create("key", key), KeyValuePair.Create("value", element)]);
            yield return scope.With(iterator, bound, new ElementSource(collection!, scope, key) { IsOfSet = value.Kind == ValueKind.Set });
        }
    }
}
