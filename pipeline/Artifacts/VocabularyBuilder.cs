namespace GraphSec.Pipeline.Artifacts;

/// <summary>
/// Counts what training graphs hold and keeps what is frequent enough to be learned: a path seen in some blocks, a value seen
/// in several repositories, its shape otherwise. A block that stands in several graphs of a repository is counted once.
/// </summary>
public sealed class VocabularyBuilder(VocabularyLimits limits)
{
    private sealed class OutcomeCount
    {
        /// <summary>Their numbers, for a block with several values of a shape has the shape once.</summary>
        public readonly List<int> Blocks = [];
        public readonly HashSet<int> Repositories = [];
        public string Shape = "";
    }

    private sealed class PathCount
    {
        public int Seen;
        public int Unknown;
        public readonly HashSet<int> Repositories = [];
        public readonly Dictionary<string, OutcomeCount> Outcomes = new(StringComparer.Ordinal);
    }

    private sealed class TypeCount
    {
        /// <summary>Blocks by the sort of graph they were seen in: with attributes, with direct references, reduced.</summary>
        public int Attributed;
        public int Direct;
        public int Reduced;
        public int Blocks;
        public readonly HashSet<int> Repositories = [];
        public readonly Dictionary<string, PathCount> Paths = new(StringComparer.Ordinal);
    }

    private readonly Dictionary<string, TypeCount> types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<int>> relations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> repositories = new(StringComparer.Ordinal);
    private readonly HashSet<string> counted = new(StringComparer.Ordinal);

    public static Vocabulary Build(IEnumerable<GraphFeatures> graphs, VocabularyLimits limits)
    {
        var builder = new VocabularyBuilder(limits);
        foreach (var graph in graphs)
        {
            builder.Count(graph);
        }

        return builder.Build();
    }

    private void Count(GraphFeatures graph)
    {
        if (!repositories.TryGetValue(graph.Repository, out var repository))
        {
            repositories[graph.Repository] = repository = repositories.Count;
        }

        foreach (var block in graph.Blocks)
        {
            if (counted.Add($"{repository} {graph.Form} {BlockSignature.Of(block)}"))
            {
                Count(graph, block, repository);
            }
        }

        foreach (var edge in graph.Edges)
        {
            (relations.TryGetValue(edge.Relation, out var seen) ? seen : relations[edge.Relation] = []).Add(repository);
        }
    }

    private void Count(GraphFeatures graph, BlockFeatures block, int repository)
    {
        var type = types.TryGetValue(block.Type, out var known) ? known : types[block.Type] = new TypeCount();
        type.Blocks++;
        type.Repositories.Add(repository);
        type.Attributed += graph.HasAttributes && graph.AbsenceIsEvidence ? 1 : 0;
        type.Direct += graph.HasDirectReferences ? 1 : 0;
        type.Reduced += graph.HasDirectReferences ? 0 : 1;
        string? previous = null;
        foreach (var cell in block.Cells)
        {
            var path = type.Paths.TryGetValue(cell.Path, out var p) ? p : type.Paths[cell.Path] = new PathCount();
            if (cell.Path != previous)
            {
                previous = cell.Path;
                path.Seen++;
                path.Repositories.Add(repository);
            }

            if (cell.Outcome == Cell.Unknown)
            {
                path.Unknown++;
                continue;
            }

            var outcome = path.Outcomes.TryGetValue(cell.Outcome, out var o) ? o : path.Outcomes[cell.Outcome] = new OutcomeCount();
            outcome.Blocks.Add(type.Blocks);
            outcome.Repositories.Add(repository);
            outcome.Shape = cell.Shape;
        }
    }

    private Vocabulary Build()
    {
        var words = types.OrderBy(t => t.Key, StringComparer.Ordinal)
            .Select(t => new VocabularyType(t.Key, t.Value.Blocks, t.Value.Repositories.Count, [.. Variables(t.Value)]))
            .ToArray();
        var kept = relations.Where(r => r.Value.Count >= Math.Min(limits.MinRepositories, repositories.Count)).Select(r => r.Key)
            .Order(StringComparer.Ordinal).ToArray();
        return new Vocabulary(words, kept) { Limits = limits };
    }

    private IEnumerable<VocabularyVariable> Variables(TypeCount type)
    {
        foreach (var (path, count) in type.Paths.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (count.Seen < limits.MinBlocks || count.Repositories.Count < Math.Min(limits.MinRepositories, type.Repositories.Count))
            {
                continue;
            }

            var parent = Cell.ParentOf(path);
            var possible = parent.Length > 0 && type.Paths.TryGetValue(parent, out var around) ? around.Seen
                : Cell.IsReduced(path) ? type.Reduced
                : Cell.IsIncoming(path) ? type.Direct
                : type.Attributed;
            yield return new VocabularyVariable(path, Math.Max(possible, count.Seen), Outcomes(count, possible));
        }
    }

    private List<VocabularyOutcome> Outcomes(PathCount path, int possible)
    {
        var kept = new SortedDictionary<string, (int Blocks, HashSet<int> Repositories)>(StringComparer.Ordinal)
        {
            [Cell.Absent] = (Math.Max(0, possible - path.Seen), []),
            [Cell.Other] = (0, []),
        };
        var shapes = new SortedDictionary<string, (HashSet<int> Blocks, HashSet<int> Repositories)>(StringComparer.Ordinal);
        var named = path.Outcomes.Where(o => HasName(o.Key, o.Value)).OrderByDescending(o => o.Value.Blocks.Count)
            .ThenBy(o => o.Key, StringComparer.Ordinal).Take(limits.MaxOutcomes).Select(o => o.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (text, outcome) in path.Outcomes)
        {
            if (named.Contains(text))
            {
                // What some instances of a block lack is listed as absent, beside the blocks that lack the path altogether.
                kept[text] = (kept.GetValueOrDefault(text).Blocks + outcome.Blocks.Count, outcome.Repositories);
                continue;
            }

            var shape = shapes.TryGetValue(outcome.Shape, out var known) ? known : shapes[outcome.Shape] = ([], []);
            shape.Blocks.UnionWith(outcome.Blocks);
            shape.Repositories.UnionWith(outcome.Repositories);
        }

        foreach (var (shape, sum) in shapes)
        {
            var name = sum.Blocks.Count >= limits.MinBlocks ? shape : Cell.Other;
            var before = kept.TryGetValue(name, out var b) ? b : (0, []);
            kept[name] = (before.Blocks + sum.Blocks.Count, [.. before.Repositories, .. sum.Repositories]);
        }

        return [.. kept.Select(k => new VocabularyOutcome(k.Key, k.Value.Blocks, k.Value.Repositories.Count))];
    }

    /// <summary>A value is learned by name where several repositories have it, or one has it often; truth values and the
    /// words of this project always are.</summary>
    private bool HasName(string text, OutcomeCount count) =>
        text is "true" or "false" or Cell.Absent or Cell.Present
        || (!text.StartsWith(Cell.Arrow, StringComparison.Ordinal)
            && (count.Repositories.Count >= limits.MinRepositories || count.Blocks.Count >= limits.OftenInOne));
}
