using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>Works out the instances that count or for_each of a block ask for.</summary>
internal static class Expander
{
    /// <summary>Above it a block is one symbolic instance.</summary>
    public const int MaximumInstances = 1000;

    public static Expansion Expand(HclBody body, Scope scope, string address)
    {
        if (body.Find("count") is { } count)
        {
            return Count(Evaluator.EvaluateOrUnknown(count.Value, scope), scope, address);
        }

        return body.Find("for_each") is { } each
            ? Each(Evaluator.EvaluateOrUnknown(each.Value, scope), each.Value, scope, address)
            : IsDisabled(body, scope) ? new Expansion([InstanceKey.None], IsEmpty: true) : Expansion.Single;
    }

    /// <summary>What the name of a block without instances means.</summary>
    public static Value None(HclBody body) => body.Find("count") is not null ? Value.EmptyTuple
        : body.Find("for_each") is not null ? Value.EmptyObject
        : Value.Null;

    /// <summary>OpenTofu's <c>lifecycle { enabled = false }</c>: no instance, and without a key where there is one.</summary>
    private static bool IsDisabled(HclBody body, Scope scope) =>
        body.Blocks("lifecycle").Select(lifecycle => lifecycle.Body.Find("enabled")).FirstOrDefault() is { } enabled
        && PartialValue.Of(enabled.Value, scope) is { Kind: ValueKind.Bool, Boolean: false };

    private static Expansion Count(Value value, Scope scope, string address)
    {
        var symbolic = new[] { InstanceKey.SymbolicCount() };
        Value number;
        try
        {
            number = ValueConversion.Convert(value, TypeConstraint.Number);
        }
        catch (EvaluationException)
        {
            return new Expansion(symbolic, IsSymbolic: true);
        }

        if (number.Kind != ValueKind.Number || !number.Number.TryToInteger(out var count) || count < 0)
        {
            return new Expansion(symbolic, IsSymbolic: true);
        }

        if (count == 0)
        {
            return new Expansion(symbolic, IsEmpty: true);
        }

        if (IsTooMany(count, scope, address))
        {
            return new Expansion(symbolic, IsSymbolic: true);
        }

        var keys = new InstanceKey[count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = InstanceKey.OfCount(i);
        }

        return new Expansion(keys);
    }

    private static Expansion Each(Value value, Expression written, Scope scope, string address)
    {
        var source = new ElementSource(written, scope, Value.Unknown) { IsOfSet = value.Kind == ValueKind.Set };
        var symbolic = new[] { InstanceKey.SymbolicEach() with { Element = source } };
        var keys = new List<InstanceKey>();
        foreach (var (key, element) in Elements(value))
        {
            if (key.Kind != ValueKind.String)
            {
                return new Expansion(symbolic, IsSymbolic: true);
            }

            keys.Add(InstanceKey.OfEach(key.Text, element) with { Element = source with { Key = key } });
        }

        if (keys.Count == 0)
        {
            return (value.IsKeyed || value.IsSequence) ? new Expansion(symbolic, IsEmpty: true) : new Expansion(symbolic, IsSymbolic: true);
        }

        return value.Kind is ValueKind.List or ValueKind.Tuple || IsTooMany(keys.Count, scope, address)
            ? new Expansion(symbolic, IsSymbolic: true)
            : new Expansion(keys);
    }

    /// <summary>Keys and elements of a collection as for, for_each and dynamic blocks go through it; none where unknown.</summary>
    public static IEnumerable<(Value Key, Value Element)> Elements(Value collection)
    {
        if (collection.IsKeyed)
        {
            foreach (var (name, element) in collection.Members)
            {
                yield return (Value.Of(name), element);
            }
        }
        else if (collection.Kind == ValueKind.Set)
        {
            foreach (var element in collection.Items)
            {
                yield return (element, element);
            }
        }
        else
        {
            for (var i = 0; i < collection.Items.Count; i++)
            {
                yield return (Value.Of(i), collection.Items[i]);
            }
        }
    }

    private static bool IsTooMany(long count, Scope scope, string address)
    {
        if (count <= MaximumInstances && scope.Module.Context.TakeInstances(count))
        {
            return false;
        }

        scope.Module.Context.Notice($"{address}: {count} instances are shown as one, which stands for all");
        return true;
    }
}
