using System.Text.Json;

namespace GraphSec.Conformance.Edges;

/// <summary>Writes what every folder gave, the sums and every difference.</summary>
internal static class EdgesReport
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NewLine = "\n",
    };

    public static void WriteText(IReadOnlyList<FolderResult> results, EdgeCounts totals, TextWriter output)
    {
        foreach (var result in results)
        {
            var name = $"{result.Checkout}/{result.Folder}";
            output.Write(result.Skipped is { } reason ? $"{name}: skipped: {reason}\n" : $"{name}: {Word(result.Counts)}\n");
            foreach (var line in result.Differences)
            {
                output.Write($"  {line}\n");
            }
        }

        output.Write("\n");
        foreach (var checkout in results.GroupBy(result => result.Checkout))
        {
            output.Write($"{checkout.Key}: {Summary([.. checkout])}\n");
        }

        foreach (var reason in results.Where(result => result.Skipped is not null)
            .GroupBy(result => string.Join(':', result.Skipped!.Split(':').Take(2))).OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            output.Write($"skipped {reason.Count()}: {reason.Key}\n");
        }

        output.Write($"total: {Summary(results)}\n");
        output.Write($"precision {totals.Precision:0.00000}, recall {totals.Recall:0.00000}\n");
    }

    public static void WriteJson(IReadOnlyList<FolderResult> results, EdgeCounts totals, TextWriter output) =>
        output.Write(JsonSerializer.Serialize(new { Totals = totals, Folders = results }, Indented) + "\n");

    private static string Summary(IReadOnlyList<FolderResult> results)
    {
        var compared = results.Where(result => result.Skipped is null).ToList();
        var withEdges = compared.Count(result => result.Counts.Both + result.Counts.Missing > 0);
        return $"{results.Count} folders, {compared.Count} compared, {withEdges} with edges; "
            + Word(EdgeCounts.Sum(compared.Select(result => result.Counts)));
    }

    private static string Word(EdgeCounts counts) =>
        $"nodes {counts.Nodes} both {counts.NodesMissing} missing {counts.NodesExtra} extra, "
        + $"edges {counts.Both} both {counts.Missing} missing {counts.Extra} extra";
}
