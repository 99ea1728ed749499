using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>A module call of a plan's <c>configuration</c>.</summary>
/// <param name="Inputs">What each input refers to.</param>
/// <param name="Iteration">What <c>count</c> or <c>for_each</c> refers to.</param>
internal sealed record ConfigCall(
    string Name,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Inputs,
    IReadOnlyList<string> Iteration,
    IReadOnlyList<string> DependsOn)
{
    public static ConfigCall Read(string name, AttributeValue call)
    {
        var inputs = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (input, expression) in call["expressions"]?.Members ?? [])
        {
            var references = new List<string>();
            References.Collect(expression, references);
            inputs[input] = references;
        }

        var iteration = new List<string>();
        References.Collect(call["count_expression"], iteration);
        References.Collect(call["for_each_expression"], iteration);
        return new ConfigCall(name, inputs, iteration, InstanceReader.TextsOf(call, "depends_on"));
    }
}
