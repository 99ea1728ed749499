using GraphSec.Pipeline.Report.Graph;

namespace GraphSec.Pipeline.Report.Html;

/// <summary>The code of blocks, for a reader beside the explanation.</summary>
internal static class SourceExcerpts
{
    /// <summary>Characters of all excerpts together; compressed they take an eighth.</summary>
    private const int Most = 6_000_000;

    /// <summary>One a node, "" where there is none; the highest scores come first where there is no room for all.</summary>
    public static string[] Of(ReportGraph graph, SourceTree? sources)
    {
        var excerpts = new string[graph.Nodes.Count];
        Array.Fill(excerpts, "");
        if (sources is null)
        {
            return excerpts;
        }

        var left = Most;
        var lines = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var i in Enumerable.Range(0, excerpts.Length).OrderByDescending(i => graph.Nodes[i].Score.Score).ThenBy(i => i))
        {
            if (left <= 0)
            {
                break;
            }

            if (graph.Nodes[i].Block.Place is { } place)
            {
                if (!lines.TryGetValue(place.File, out var text))
                {
                    lines[place.File] = text = sources.Read(place.File)?.ReplaceLineEndings("\n").Split('\n') ?? [];
                }

                excerpts[i] = SecretMask.Of(BlockExcerpt.Of(text, place.Line));
                left -= excerpts[i].Length;
            }
        }

        return excerpts;
    }
}
