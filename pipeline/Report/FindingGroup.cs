using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Report;

/// <summary>Findings that are mended in the same way: one type, odd in the same things, or the same code odd in the same thing first.</summary>
/// <param name="Findings">Highest score first.</param>
public sealed record FindingGroup(IReadOnlyList<Finding> Findings)
{
    /// <param name="findings">Highest score first.</param>
    /// <param name="most">Groups at the most, 0 for all: what would begin one more ends the list, so that what is shown is the highest.</param>
    public static IReadOnlyList<FindingGroup> Of(IEnumerable<Finding> findings, int most)
    {
        var groups = new List<List<Finding>>();
        var known = new Dictionary<string, List<Finding>>(StringComparer.Ordinal);
        foreach (var finding in findings)
        {
            var keys = Keys(finding);
            var group = keys.Select(key => known.GetValueOrDefault(key)).FirstOrDefault(found => found is not null);
            if (group is null)
            {
                if (most > 0 && groups.Count == most)
                {
                    break;
                }

                groups.Add(group = []);
            }

            group.Add(finding);
            foreach (var key in keys)
            {
                known.TryAdd(key, group);
            }
        }

        return [.. groups.Select(group => new FindingGroup(group))];
    }

    /// <summary>What it has in common with others of its group; none for what has no reasons.</summary>
    private static string[] Keys(Finding finding)
    {
        if (finding.Why.Count == 0)
        {
            return [];
        }

        var kind = $"{finding.Score.IsOutlier}{finding.Suppression?.Kind}\n{finding.Block.Type}\n";
        var odd = finding.Why.Select(reason =>
            $"{ReasonText.Statement(reason, finding.Block)}\n{ReasonText.Usual(reason, finding.Block)}").Order(StringComparer.Ordinal);
        var same = $"{kind}{string.Join('\n', odd)}";
        return finding.Block.Place is { } place && finding.Graph.Features.Form == SourceForm.Configuration
            ? [same, $"{kind}{place}\n{finding.Why[0].Path}"]
            : [same];
    }
}
