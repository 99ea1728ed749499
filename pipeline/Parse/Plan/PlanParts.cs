using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>What was read of a plan, whatever the order of its members.</summary>
internal sealed class PlanParts
{
    public List<JsonInstance> Planned { get; } = [];

    /// <summary>Data sources that were read while planning: only the prior state has their values.</summary>
    public List<JsonInstance> PriorData { get; } = [];

    public Dictionary<string, PlannedChange> Changes { get; } = new(StringComparer.Ordinal);

    public AttributeValue? Configuration { get; set; }

    public bool HasPlannedValues { get; set; }

    /// <summary>False for a plan that failed half-way or was cut by <c>-target</c>: what is missing may still exist.</summary>
    public bool IsComplete { get; set; } = true;
}
