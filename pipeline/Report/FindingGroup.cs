namespace GraphSec.Pipeline.Report;

/// <summary>Findings that say the same: one type, the same reasons word for word.</summary>
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
            var key = Key(finding);
            if (key.Length > 0 && known.TryGetValue(key, out var group))
            {
                group.Add(finding);
                continue;
            }

            if (most > 0 && groups.Count == most)
            {
                break;
            }

            groups.Add([finding]);
            if (key.Length > 0)
            {
                known[key] = groups[^1];
            }
        }

        return [.. groups.Select(group => new FindingGroup(group))];
    }

    /// <summary>"" for what has no reasons, and so nothing in common.</summary>
    private static string Key(Finding finding) => finding.Reasons.Count == 0
        ? ""
        : $"{finding.Score.IsOutlier}{finding.Suppression?.Kind}\n{finding.Block.Type}\n{string.Join('\n', finding.Reasons)}";
}
