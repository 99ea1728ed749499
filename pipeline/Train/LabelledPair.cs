using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Train;

/// <summary>An example of how something should not be, and one of how it should.</summary>
internal sealed record LabelledPair(GraphFeatures Bad, GraphFeatures Good)
{
    /// <summary>Graphs whose last name starts with <c>bad</c>, each with every one that starts with <c>good</c> in the same folder.</summary>
    public static IEnumerable<LabelledPair> Of(IEnumerable<GraphFeatures> labelled)
    {
        foreach (var group in labelled.GroupBy(g => Folder(g.Name), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var good = group.Where(g => Is(g, "good")).OrderBy(g => g.Name, StringComparer.Ordinal).ToArray();
            foreach (var bad in group.Where(g => Is(g, "bad")).OrderBy(g => g.Name, StringComparer.Ordinal))
            {
                foreach (var other in good)
                {
                    yield return new LabelledPair(bad, other);
                }
            }
        }
    }

    private static string Folder(string name) => name[..(name.LastIndexOf('/') + 1)];

    private static bool Is(GraphFeatures graph, string label) =>
        graph.Name.AsSpan(Folder(graph.Name).Length).StartsWith(label, StringComparison.Ordinal);
}
