using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

internal static partial class Evaluator
{
    private static Value ForTuple(ForExpression loop, Scope scope)
    {
        var collection = Collection(loop, scope);
        if (!collection.IsKnown)
        {
            return Value.Unknown.WithSensitive(collection.IsSensitive);
        }

        var items = new List<Value>();
        foreach (var (key, element) in Expander.Elements(collection))
        {
            if (!scope.Module.Context.TakeElement())
            {
                return Value.Unknown.WithSensitive(collection.IsSensitive);
            }

            var inner = Bind(loop, scope, key, element);
            switch (Keeps(loop, inner))
            {
                case null:
                    return Value.Unknown.WithSensitive(collection.IsSensitive);
                case true:
                    items.Add(Evaluate(loop.Value, inner));
                    break;
            }
        }

        return Value.TupleOf(items).WithSensitive(collection.IsSensitive);
    }

    private static Value ForObject(ForExpression loop, Scope scope)
    {
        var collection = Collection(loop, scope);
        if (!collection.IsKnown)
        {
            return Value.Unknown.WithSensitive(collection.IsSensitive);
        }

        var members = new Dictionary<string, List<Value>>(StringComparer.Ordinal);
        foreach (var (key, element) in Expander.Elements(collection))
        {
            if (!scope.Module.Context.TakeElement())
            {
                return Value.Unknown.WithSensitive(collection.IsSensitive);
            }

            var inner = Bind(loop, scope, key, element);
            var keeps = Keeps(loop, inner);
            var name = keeps == true ? KeyText(Evaluate(loop.Key!, inner)) : null;
            if (keeps is null || (keeps == true && name is null))
            {
                return Value.Unknown.WithSensitive(collection.IsSensitive);
            }

            if (name is null)
            {
                continue;
            }

            if (!members.TryGetValue(name, out var values))
            {
                members[name] = values = [];
            }
            else if (!loop.Groups)
            {
                throw new EvaluationException($"two elements have the key \"{name}\"");
            }

            values.Add(Evaluate(loop.Value, inner));
        }

        return Value.ObjectOf(members.Select(m => KeyValuePair.Create(m.Key, loop.Groups ? Value.TupleOf(m.Value) : m.Value[0])))
            .WithSensitive(collection.IsSensitive);
    }

    private static Value Collection(ForExpression loop, Scope scope)
    {
        if (scope.Module is null)
        {
            return Value.Unknown;
        }

        var collection = Evaluate(loop.Collection, scope);
        return !collection.IsKnown || collection.IsKeyed || collection.IsSequence
            ? collection
            : throw new EvaluationException("for goes through collections only");
    }

    private static Scope Bind(ForExpression loop, Scope scope, Value key, Value element)
    {
        var inner = loop.KeyName is null ? scope : scope.With(loop.KeyName, key);
        return inner.With(loop.ValueName, element);
    }

    private static bool? Keeps(ForExpression loop, Scope scope)
    {
        if (loop.Condition is null)
        {
            return true;
        }

        var condition = ValueConversion.Convert(Evaluate(loop.Condition, scope), TypeConstraint.Bool);
        return condition.Kind switch
        {
            ValueKind.Bool => condition.Boolean,
            ValueKind.Null => throw new EvaluationException("the condition of for must not be null"),
            _ => null,
        };
    }

    private static Value Splat(SplatExpression splat, Scope scope)
    {
        var source = Evaluate(splat.Source, scope);
        if (source.IsNull)
        {
            return Value.EmptyTuple;
        }

        if (!source.IsKnown)
        {
            return Value.Unknown.WithSensitive(source.IsSensitive);
        }

        if (!source.IsSequence)
        {
            return Value.TupleOf([Evaluate(splat.Each, scope.With(splat.Item, source))]).WithSensitive(source.IsSensitive);
        }

        var items = new Value[source.Items.Count];
        for (var i = 0; i < items.Length; i++)
        {
            if (scope.Module?.Context.TakeElement() == false)
            {
                return Value.Unknown.WithSensitive(source.IsSensitive);
            }

            items[i] = Evaluate(splat.Each, scope.With(splat.Item, source.Items[i]));
        }

        return Value.TupleOf(items).WithSensitive(source.IsSensitive);
    }
}
