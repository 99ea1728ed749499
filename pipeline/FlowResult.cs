using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Report;

namespace GraphSec.Pipeline;

/// <summary>What a run of the whole flow tells beside its files.</summary>
/// <param name="Findings">What the report says.</param>
/// <param name="Errors">Sources, or files of them, that could not be read.</param>
public sealed record FlowResult(Findings Findings, IReadOnlyList<string> Notices, IReadOnlyList<string> Errors)
{
    /// <summary>Those of <see cref="Errors"/> that collecting gave: inputs that could not be had.</summary>
    public IReadOnlyList<string> CollectErrors { get; init; } = [];

    /// <summary>The corpus's own errors, then those of its graphs.</summary>
    public static IReadOnlyList<string> ErrorsOf(ParsedCorpus corpus) =>
        [.. corpus.Errors, .. corpus.Graphs.SelectMany(graph => graph.Errors.Select(error => Named(corpus, graph, error)))];

    public static IReadOnlyList<string> NoticesOf(ParsedCorpus corpus) =>
        [.. corpus.Graphs.SelectMany(graph => graph.Notices.Select(notice => Named(corpus, graph, notice)))];

    private static string Named(ParsedCorpus corpus, ResourceGraph graph, string line) =>
        corpus.Graphs.Count == 1 || line.StartsWith(graph.Name, StringComparison.Ordinal) ? line : $"{graph.Name}: {line}";
}
