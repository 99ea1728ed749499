using static GraphSec.Pipeline.Artifacts.Faults.Rules;

namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>Production, staging, regions and zones mixed up.</summary>
internal static class EnvironmentFaults
{
    private static readonly string[] Words = ["dev", "staging", "prod"];

    public static IReadOnlyList<Fault> All { get; } =
    [
        Of("address-range-other", "a network of another width",
            Either(Set("aws_subnet", "cidr_block", "private range /28"), Set("aws_vpc", "cidr_block", "private range /24"))),
        Of("environment-other", "a value names another environment", OtherEnvironment),
        Of("module-of-another", "a reference leads into another module", Redirect("*", "*", static (graph, now, other) =>
            graph.TypeOf(other) == graph.TypeOf(now) && graph.ModuleOf(other) != graph.ModuleOf(now))),
        Of("region-other", "a resource of another region", Set("*", "region", "\"ap-southeast-2\"")),
        Of("tenancy-other", "machines of its own for one network", Set("aws_vpc", "instance_tenancy", "\"dedicated\"")),
        Of("zone-other", "a zone of another region",
            Either(Set("aws_subnet aws_instance aws_ebs_volume aws_rds_cluster_instance aws_db_instance", "availability_zone", "\"us-west-2d\""),
                Set("aws_rds_cluster", "availability_zones", "\"us-west-2d\""))),
    ];

    private static Fault Of(string name, string meaning, FaultRule rule) => new(name, FaultFamily.Environment, meaning) { Rule = rule };

    /// <summary>The first value with the word of an environment gets the word of the next.</summary>
    private static FaultEdit? OtherEnvironment(EditableGraph graph, int block, Models.Pcg32 random)
    {
        foreach (var cell in graph.CellsOf(block))
        {
            for (var i = 0; i < Words.Length; i++)
            {
                var other = Replaced(cell.Outcome, Words[i], Words[(i + 1) % Words.Length]);
                if (!cell.IsReference && !Cell.IsStructural(cell.Path) && other is not null)
                {
                    return new FaultEdit(() => graph.Replace(block, cell, cell with { Outcome = other }));
                }
            }
        }

        return null;
    }

    private static string? Replaced(string text, string word, string by)
    {
        var at = text.StartsWith('"') ? text.IndexOf(word, StringComparison.Ordinal) : -1;
        var isWord = at > 0 && !char.IsAsciiLetterLower(text[at - 1])
            && (at + word.Length == text.Length || !char.IsAsciiLetterLower(text[at + word.Length]));
        return isWord ? string.Concat(text.AsSpan(0, at), by, text.AsSpan(at + word.Length)) : null;
    }
}
