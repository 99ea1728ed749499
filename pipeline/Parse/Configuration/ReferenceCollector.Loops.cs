using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

internal static partial class ReferenceCollector
{
    /// <summary>Elements of a for that are gone through one by one.</summary>
    private const int MaximumElements = 100;

    private static void CollectFor(ForExpression loop, Scope scope, List<FoundReference> found)
    {
        Collect(loop.Collection, scope, found);
        var body = new List<FoundReference>();
        CollectBody(loop, scope, Value.Unknown, Value.Unknown, body);
        if (!IsChoice(body) || !CollectElements(loop, scope, found))
        {
            found.AddRange(body);
        }
    }

    private static void CollectBody(ForExpression loop, Scope scope, Value key, Value element, List<FoundReference> found)
    {
        var inner = loop.KeyName is null ? scope : scope.With(loop.KeyName, key);
        inner = inner.With(loop.ValueName, element);
        if (loop.Key is not null)
        {
            Collect(loop.Key, inner, found);
        }

        Collect(loop.Value, inner, found);
        if (loop.Condition is not null)
        {
            Collect(loop.Condition, inner, found);
        }
    }

    /// <summary>Whether several instances are meant, of which the element may choose.</summary>
    private static bool IsChoice(List<FoundReference> body)
    {
        var outputs = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reference in body)
        {
            if (reference.Targets.Count > 1
                || (reference.Name is { Kind: NodeKind.Output } output && !outputs.Add(output.BlockAddress)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the body refers to for each element; false where the elements are not known.</summary>
    private static bool CollectElements(ForExpression loop, Scope scope, List<FoundReference> found)
    {
        var collection = Evaluator.EvaluateOrUnknown(loop.Collection, scope);
        var count = collection.Items.Count + collection.Members.Count;
        if (count is 0 or > MaximumElements)
        {
            return false;
        }

        var kept = found.Count;
        try
        {
            foreach (var (key, element) in Expander.Elements(collection))
            {
                scope.Module.Context.TakeElement();
                CollectBody(loop, scope, key, element, found);
            }

            return true;
        }
        catch (EvaluationException)
        {
            found.RemoveRange(kept, found.Count - kept);
            return false;
        }
    }
}
