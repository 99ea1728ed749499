using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

internal static partial class Evaluator
{
    private static Value Call(CallExpression call, Scope scope)
    {
        switch (call.Name)
        {
            case "try" or "core::try":
                return Try(call, scope);
            case "can" or "core::can":
                return Can(call, scope);
        }

        var arguments = new List<Value>(call.Arguments.Count);
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            var value = Evaluate(call.Arguments[i], scope);
            if (!call.ExpandsLast || i < call.Arguments.Count - 1)
            {
                arguments.Add(value);
                continue;
            }

            if (!value.IsKnown)
            {
                return Value.Unknown;
            }

            if (!value.IsSequence)
            {
                throw new EvaluationException("only a list can be expanded into arguments");
            }

            foreach (var item in value.Items)
            {
                arguments.Add(item.WithSensitive(value.IsSensitive));
            }
        }

        if (scope.Module is null)
        {
            return Value.Unknown;
        }

        if (call.Name == "slice" && SliceOfUnknown(arguments) is { } slice)
        {
            return slice;
        }

        var context = scope.Module.Context.Functions with { Template = (text, path, variables) => Render(text, path, variables, scope) };
        if (!FunctionLibrary.TryCall(call.Name, arguments, context, out var result))
        {
            return Value.Unknown;
        }

        scope.Module.Context.TakeText(result.Text.Length);
        return result;
    }

    /// <summary>
    /// slice(unknown, 0, 3) has three elements whatever they are: with it, the usual "first three availability zones" give known
    /// instances. Null where the rule does not apply.
    /// </summary>
    private static Value? SliceOfUnknown(List<Value> arguments)
    {
        if (arguments is not [{ IsKnown: false } list, { Kind: ValueKind.Number } from, { Kind: ValueKind.Number } to]
            || list.Type.Kind is not (TypeKind.Any or TypeKind.List)
            || !from.Number.TryToInteger(out var start) || !to.Number.TryToInteger(out var end)
            || start < 0 || end < start || end - start > Expander.MaximumInstances)
        {
            return null;
        }

        var items = new Value[end - start];
        Array.Fill(items, Value.UnknownOf(list.Type.Element).WithSensitive(list.IsSensitive));
        return Value.TupleOf(items);
    }

    private static Value Render(string text, string path, IReadOnlyDictionary<string, Value> variables, Scope scope)
    {
        var diagnostics = new List<HclDiagnostic>();
        var template = HclParser.ParseTemplate(new SourceText(path, text), diagnostics);
        if (diagnostics.Count > 0)
        {
            throw new EvaluationException(diagnostics[0].ToString());
        }

        var inner = Scope.Closed(scope.Module);
        foreach (var (name, value) in variables)
        {
            inner = inner.With(name, value);
        }

        return Evaluate(template, inner);
    }

    /// <summary>The first argument that evaluates; unknown where a failure could still go away.</summary>
    private static Value Try(CallExpression call, Scope scope)
    {
        foreach (var argument in call.Arguments)
        {
            try
            {
                return Evaluate(argument, scope);
            }
            catch (EvaluationException)
            {
                // The next one is what try is for.
            }
        }

        throw new EvaluationException("no argument of try could be evaluated");
    }

    private static Value Can(CallExpression call, Scope scope)
    {
        try
        {
            return call.Arguments.Count == 1 && !Evaluate(call.Arguments[0], scope).IsKnown
                ? Value.UnknownOf(TypeConstraint.Bool)
                : Value.True;
        }
        catch (EvaluationException)
        {
            return Value.False;
        }
    }
}
