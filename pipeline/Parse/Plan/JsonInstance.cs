using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>One instance as <c>planned_values</c>, <c>prior_state</c> or a state lists it.</summary>
/// <param name="Values">All attributes in clear, also those the provider filled in.</param>
/// <param name="Sensitive">The shape of the values with <c>true</c> where they are sensitive.</param>
/// <param name="DependsOn">Addresses without keys; a state alone has them.</param>
internal sealed record JsonInstance(
    ResourceAddress Address,
    string? Provider,
    AttributeValue Values,
    AttributeValue Sensitive,
    IReadOnlyList<string> DependsOn);
