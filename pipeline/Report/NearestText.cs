using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Report;

/// <summary>What an outlier is compared with, in plain words.</summary>
internal static class NearestText
{
    /// <summary>Values of a list that are shown.</summary>
    private const int MostValues = 3;

    /// <summary><c>compare with aws_db_instance.orders (databases.tf:34)</c></summary>
    public static string Line(NearestBlock nearest) => Where(nearest) is { Length: > 0 } where
        ? $"compare with {nearest.Address} ({where})"
        : $"compare with {nearest.Address}";

    /// <summary>Its place, and the graph where that is another one; "" where neither is to be told.</summary>
    public static string Where(NearestBlock nearest)
    {
        var place = nearest.Place?.ToString() ?? "";
        return nearest.Origin == NearestOrigin.Graph || nearest.Graph == CollectedSource.Top ? place
            : place.Length == 0 ? nearest.Graph
            : $"{place} in {nearest.Graph}";
    }

    /// <summary>What a block has at a path, as a difference tells it.</summary>
    public static string Outcome(string path, IReadOnlyList<string> outcomes) =>
        Cell.IsStructural(path) ? outcomes[0] == Cell.Absent ? "none" : "one"
        : outcomes.Count <= MostValues ? string.Join(", ", outcomes.Select(Noun))
        : $"{string.Join(", ", outcomes.Take(MostValues).Select(Noun))} and {outcomes.Count - MostValues} more";

    /// <summary>A reference by its target alone: there is little room.</summary>
    private static string Noun(string outcome) =>
        outcome.StartsWith(Cell.Arrow, StringComparison.Ordinal) ? outcome[Cell.Arrow.Length..] : OutcomeWords.Noun(outcome);

    /// <summary>What a difference is about: a path, or who refers to the block.</summary>
    public static string Subject(string path) => path.Length < 3 || !Cell.IsStructural(path) ? $"`{path}`"
        : path[..2] switch
        {
            "<-" => $"{path[2..]} that refers to it",
            "~>" => $"{path[2..]} that it depends on",
            _ => $"{path[2..]} that depends on it",
        };
}
