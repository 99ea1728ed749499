using System.Globalization;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Report.Suppress;

/// <summary>Which findings somebody has said are fine: by comments in the code, or by a baseline.</summary>
internal sealed class Suppressions
{
    private readonly ReportOptions options;
    private readonly Dictionary<(string File, int Line), Suppression> byPlace = [];
    private readonly List<string> notices = [];

    public Suppressions(IReadOnlyList<GraphScores> graphs, ReportOptions options)
    {
        this.options = options;
        if (options is { InlineIgnores: true, Sources: { } sources })
        {
            ReadComments(graphs, sources);
        }
    }

    /// <summary>One line each, with file and line.</summary>
    public IReadOnlyList<string> Notices => notices;

    public Suppression? Of(Finding finding) => ByComment(finding) ?? (options.Baseline?.Knows(finding, options.Sources) == true
        ? new Suppression(SuppressionKind.Baseline, "in the baseline")
        : null);

    /// <summary>The block's own comment, then those of the module calls that lead to it, innermost first.</summary>
    private Suppression? ByComment(Finding finding)
    {
        if (byPlace.Count == 0)
        {
            return null;
        }

        if (At(finding.Block.Place) is { } own)
        {
            return own;
        }

        for (var module = finding.Block.ModulePath; module.Length > 0; module = Outer(module))
        {
            if (finding.Graph.Features.ModuleCalls.TryGetValue(module, out var call) && At(call) is { } found)
            {
                return found;
            }
        }

        return At(finding.Block.CallPlace);
    }

    private Suppression? At(SourcePlace? place) => place is null ? null : byPlace.GetValueOrDefault((place.File, place.Line));

    private static string Outer(string module) => module.LastIndexOf(".module.", StringComparison.Ordinal) is > 0 and var end ? module[..end] : "";

    private void ReadComments(IReadOnlyList<GraphScores> graphs, SourceTree sources)
    {
        var starts = new HashSet<(string, int)>();
        foreach (var graph in graphs)
        {
            foreach (var place in graph.Features.Blocks.Select(block => block.Place).Concat(graph.Features.ModuleCalls.Values))
            {
                if (place is not null)
                {
                    starts.Add((place.File, place.Line));
                }
            }
        }

        foreach (var file in starts.Select(start => start.Item1).Distinct().Order(StringComparer.Ordinal))
        {
            foreach (var (comment, line, below, above) in sources.Read(file) is { } text ? InlineIgnores.Find(text) : [])
            {
                var block = starts.Contains((file, below)) ? below : starts.Contains((file, above)) ? above : 0;
                Take(comment, file, line, block);
            }
        }
    }

    private void Take(IgnoreComment comment, string file, int line, int block)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{file}:{line}: {IgnoreComment.Word}");
        if (comment.Fault is { } fault)
        {
            notices.Add($"{place} {fault}");
        }
        else if (block == 0)
        {
            notices.Add($"{place} stands at no resource or module block; put it right above one or first inside");
        }
        else if (comment.Until < options.Today)
        {
            notices.Add(string.Create(CultureInfo.InvariantCulture, $"{place} ended on {comment.Until:yyyy-MM-dd} and suppresses nothing; renew or remove it"));
        }
        else
        {
            byPlace.TryAdd((file, block), new Suppression(SuppressionKind.Comment, comment.Reason, comment.Until));
        }
    }
}
