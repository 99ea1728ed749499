using System.Collections.Concurrent;
using GraphSec.Pipeline.Parse.Evaluation.Functions;

namespace GraphSec.Pipeline.Parse.Evaluation;

/// <summary>
/// Terraform's function library as of 1.11, as far as functions are pure. Those that ask the clock, a random source or a
/// provider give an unknown value. can and try belong to the evaluator, since they take expressions.
/// </summary>
public static class FunctionLibrary
{
    // Definitions are made on first use, so that a run pays only for the functions it calls.
    private static readonly ConcurrentDictionary<string, Function?> Known = new();

    /// <summary>Calls a function by name; "core::" may precede it.</summary>
    /// <returns>False where there is no function of that name.</returns>
    /// <exception cref="EvaluationException">Terraform would refuse this call.</exception>
    public static bool TryCall(string name, IReadOnlyList<Value> arguments, FunctionContext context, out Value result)
    {
        if (name.StartsWith("provider::", StringComparison.Ordinal))
        {
            result = Value.Unknown.WithSensitive(arguments.Any(argument => argument.HasSensitive));
            return true;
        }

        var function = Find(name);
        result = function is null ? Value.Unknown : function.Call(arguments, context);
        return function is not null;
    }

    public static bool Exists(string name) => name.StartsWith("provider::", StringComparison.Ordinal) || Find(name) is not null;

    private static Function? Find(string name)
    {
        var plain = name.StartsWith("core::", StringComparison.Ordinal) ? name["core::".Length..] : name;
        return Known.GetOrAdd(plain, static key => FunctionCatalog.Find(key));
    }
}
