using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>
/// Builds the graph of a state from its instances. A state lists for each resource nearly all its ancestors, by block; an
/// edge goes to every instance of the block that can be meant.
/// </summary>
internal sealed class StateGraph
{
    private readonly ResourceGraphBuilder builder = new();
    private readonly InstanceIndex index = new();
    private readonly List<(ResourceAddress From, IReadOnlyList<string> DependsOn)> pending = [];

    public List<string> Notices { get; } =
        ["a state tells all attributes, also those the provider filled in, and all ancestors of a resource, not only direct "
            + "dependencies"];

    public void Add(JsonInstance instance)
    {
        var node = instance.Address.ToNode(instance.Provider) with
        {
            Attributes = SensitiveCopies.Mark(
                ConfiguredValues.WithoutNulls(ValueMarks.Join(instance.Values, null, instance.Sensitive))),
        };
        if (builder.Add(node))
        {
            index.Add(instance.Address);
            if (instance.DependsOn.Count > 0)
            {
                pending.Add((instance.Address, instance.DependsOn));
            }
        }
    }

    public ResourceGraph Build(string repository, string name)
    {
        var budget = new EdgeBudget();
        foreach (var (from, dependsOn) in pending)
        {
            var source = from.ToString();
            foreach (var text in dependsOn)
            {
                if (ResourceAddress.TryParse(text) is not { } to)
                {
                    continue;
                }

                var targets = to.Kind == NodeKind.Module
                    ? index.InModule(to, from)
                    : index.Match(new Hit(to, "", []), from);
                foreach (var target in targets)
                {
                    if (target != source && budget.Take())
                    {
                        builder.AddEdge(source, target, EdgeKind.Closure);
                    }
                }
            }
        }

        budget.Report(Notices);
        return builder.Build(repository, name, SourceForm.State, hasAttributes: true, Notices);
    }
}
