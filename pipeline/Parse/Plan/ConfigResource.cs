using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Plan;

/// <summary>A resource block of a plan's <c>configuration</c>.</summary>
/// <param name="Address">Without keys, from the root: the plan writes it relative to its module.</param>
/// <param name="Expressions">The configured attributes, as expressions.</param>
/// <param name="Provider">The provider's local name.</param>
/// <param name="References">What each attribute refers to, with the attribute's dotted path.</param>
/// <param name="Iteration">What <c>count</c> or <c>for_each</c> refers to.</param>
/// <param name="IterationPath"><c>count</c> or <c>for_each</c>.</param>
internal sealed record ConfigResource(
    ResourceAddress Address,
    AttributeValue Expressions,
    string? Provider,
    IReadOnlyList<(string Path, IReadOnlyList<string> Texts)> References,
    IReadOnlyList<string> Iteration,
    string IterationPath,
    IReadOnlyList<string> DependsOn)
{
    /// <summary>Null where the block has no readable address.</summary>
    public static ConfigResource? Read(AttributeValue resource, ConfigModule module)
    {
        if (InstanceReader.AddressOf(resource) is not { } address)
        {
            return null;
        }

        var references = new List<(string, IReadOnlyList<string>)>();
        var expressions = resource["expressions"] ?? AttributeValue.EmptyObject;
        Plan.References.CollectPaths(expressions, "", references);
        foreach (var provisioner in resource["provisioners"]?.Items ?? [])
        {
            if (provisioner["expressions"] is { } inner)
            {
                Plan.References.CollectPaths(inner, $"provisioner.{InstanceReader.TextOf(provisioner, "type")}.", references);
            }
        }

        var iteration = new List<string>();
        Plan.References.Collect(resource["count_expression"], iteration);
        var path = resource["for_each_expression"] is null ? "count" : "for_each";
        Plan.References.Collect(resource["for_each_expression"], iteration);
        return new ConfigResource(address with { Modules = module.Steps, Key = InstanceKey.None }, expressions,
            LocalProvider(InstanceReader.TextOf(resource, "provider_config_key")), references, iteration, path,
            InstanceReader.TextsOf(resource, "depends_on"));
    }

    /// <summary><c>module.child:aws.east</c> is <c>aws</c>.</summary>
    private static string? LocalProvider(string? key)
    {
        if (key is null)
        {
            return null;
        }

        var local = key[(key.LastIndexOf(':') + 1)..];
        var dot = local.IndexOf('.');
        return dot < 0 ? local : local[..dot];
    }
}
