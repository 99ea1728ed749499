using static GraphSec.Pipeline.Artifacts.Faults.Rules;

namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>Production, staging, regions and zones mixed up.</summary>
internal static class EnvironmentFaults
{
    private static readonly string[] Words = ["dev", "staging", "prod", "test", "qa"];

    private static readonly string[] Regions =
    [
        "us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "sa-east-1", "eu-west-1", "eu-west-2", "eu-west-3", "eu-central-1",
        "eu-north-1", "eu-south-1", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "ap-northeast-1", "ap-northeast-2", "me-south-1", "af-south-1",
    ];

    private static string[] QuotedRegions => [.. Regions.Select(region => $"\"{region}\"")];

    private static string[] Zones => [.. Regions.SelectMany(region => "abc".Select(zone => $"\"{region}{zone}\""))];

    public static IReadOnlyList<Fault> All { get; } =
    [
        Of("address-range-other", "a network of another width",
            Either(
                SetOneOf("aws_subnet", "cidr_block", "private range /28", "private range /27", "private range /18", "private range /25"),
                SetOneOf("aws_vpc", "cidr_block", "private range /24", "private range /22", "private range /26"))),
        Of("environment-other", "a value names another environment", OtherEnvironment),
        Of("module-of-another", "a reference leads into another module", Redirect("*", "*", static (graph, now, other) =>
            graph.TypeOf(other) == graph.TypeOf(now) && graph.ModuleOf(other) != graph.ModuleOf(now))),
        Of("region-other", "a resource of another region", SetOneOf("*", "region", QuotedRegions)),
        Of("tenancy-other", "machines of its own for one network", Set("aws_vpc", "instance_tenancy", "\"dedicated\"")),
        Of("written-out", "what is given everywhere else stands in the code", WrittenOut.Value),
        Of("zone-other", "a zone of another region",
            Either(
                SetOneOf("aws_subnet aws_instance aws_ebs_volume aws_rds_cluster_instance aws_db_instance", "availability_zone", Zones),
                SetOneOf("aws_rds_cluster", "availability_zones", Zones))),
    ];

    private static Fault Of(string name, string meaning, FaultRule rule) => Rules.Of(FaultFamily.Environment, name, meaning, rule);

    /// <summary>The first value with the word of an environment gets the word of another.</summary>
    private static FaultEdit? OtherEnvironment(EditableGraph graph, int block, Models.Pcg32 random)
    {
        foreach (var cell in graph.CellsOf(block))
        {
            var step = 1 + random.Next(Words.Length - 1);
            for (var i = 0; i < Words.Length; i++)
            {
                var other = Replaced(cell.Outcome, Words[i], Words[(i + step) % Words.Length]);
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
