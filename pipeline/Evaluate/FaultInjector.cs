using GraphSec.Models;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Evaluate;

/// <summary>
/// Plants faults in a copy of a graph's cells. Every fault is one that the vocabulary alone cannot give away: changed values are
/// words that training saw at the same path, references point at resources that are there.
/// </summary>
public sealed class FaultInjector(Vocabulary vocabulary, EvaluateOptions options)
{
    /// <summary>The graph with faults of one kind, and the blocks that have one; null where the graph offers no place for it.</summary>
    public PlantedGraph? Plant(GraphFeatures graph, FaultKind kind, int round)
    {
        var random = new Pcg32((ulong)options.Seed, (ulong)(((int)kind * 1000) + round) ^ StableHash(graph.Name));
        var order = Enumerable.Range(0, graph.Blocks.Count).ToArray();
        random.Shuffle<int>(order);
        var wanted = Math.Max(1, (int)Math.Round(graph.Blocks.Count * options.Contamination));
        var copy = new EditableGraph(graph);
        var planted = new HashSet<int>();
        foreach (var block in order)
        {
            if (planted.Count < wanted && !copy.IsRemoved(block) && Plant(copy, block, kind, random))
            {
                planted.Add(block);
            }
        }

        return planted.Count == 0 ? null : copy.Build(planted, kind);
    }

    private bool Plant(EditableGraph graph, int block, FaultKind kind, Pcg32 random) => kind switch
    {
        FaultKind.ChangedValue => ChangeValue(graph, block, random),
        FaultKind.DroppedAttribute => DropAttribute(graph, block, random),
        FaultKind.SwappedReference => SwapReference(graph, block, random),
        FaultKind.MissingSibling => RemoveSibling(graph, block, random),
        _ => Weaken(graph, block, random),
    };

    private bool ChangeValue(EditableGraph graph, int block, Pcg32 random)
    {
        var choices = new List<(Cell Old, string New)>();
        foreach (var (cell, words) in KnownCells(graph, block))
        {
            var own = words.Outcomes.FirstOrDefault(o => o.Text == cell.Outcome || o.Text == cell.Shape);
            if (own is null || cell.IsReference || cell.Outcome is Cell.Absent or Cell.Present or Cell.Document)
            {
                continue;
            }

            foreach (var other in words.Outcomes)
            {
                var isValue = other.Text is not (Cell.Absent or Cell.Present or Cell.Other or Cell.Document)
                    && !other.Text.StartsWith(Cell.Arrow, StringComparison.Ordinal);
                if (isValue && other.Text != own.Text && other.Blocks * 4 <= own.Blocks)
                {
                    choices.Add((cell, other.Text));
                }
            }
        }

        if (choices.Count == 0)
        {
            return false;
        }

        var (old, text) = choices[random.Next(choices.Count)];
        graph.Replace(block, old, new Cell(old.Path, text, text));
        return true;
    }

    private bool DropAttribute(EditableGraph graph, int block, Pcg32 random)
    {
        var choices = KnownCells(graph, block)
            .Where(c => !Cell.IsStructural(c.Cell.Path) && c.Cell.Outcome != Cell.Absent && !Outcomes.IsNothing(c.Cell.Outcome) && AbsentShare(c.Words) < 0.2)
            .Select(c => c.Cell.Path).Distinct(StringComparer.Ordinal).ToArray();
        if (choices.Length == 0)
        {
            return false;
        }

        graph.RemovePath(block, choices[random.Next(choices.Length)]);
        return true;
    }

    private static bool SwapReference(EditableGraph graph, int block, Pcg32 random)
    {
        var edges = graph.EdgesFrom(block);
        if (edges.Count == 0)
        {
            return false;
        }

        var edge = edges[random.Next(edges.Count)];
        var type = graph.TypeOf(edge.To);
        var others = Enumerable.Range(0, graph.Count)
            .Where(i => i != block && !graph.IsRemoved(i) && graph.TypeOf(i) != type && graph.TypeOf(i) != graph.TypeOf(block)).ToArray();
        if (others.Length == 0)
        {
            return false;
        }

        graph.Redirect(edge, others[random.Next(others.Length)]);
        return true;
    }

    private bool RemoveSibling(EditableGraph graph, int block, Pcg32 random)
    {
        var type = vocabulary.TypeOf(graph.TypeOf(block));
        if (type < 0)
        {
            return false;
        }

        var usual = vocabulary.Types[type].Variables
            .Where(v => (Cell.IsIncoming(v.Path) || v.Path.StartsWith("<~", StringComparison.Ordinal)) && v.Blocks >= 5 && AbsentShare(v) < 0.25)
            .Select(v => v.Path[2..]).ToHashSet(StringComparer.Ordinal);
        var siblings = graph.EdgesTo(block).Where(e => usual.Contains(graph.TypeOf(e.From)))
            .GroupBy(e => graph.TypeOf(e.From), StringComparer.Ordinal).Where(g => g.Count() == 1).Select(g => g.First().From).ToArray();
        if (siblings.Length == 0)
        {
            return false;
        }

        graph.Remove(siblings[random.Next(siblings.Length)]);
        return true;
    }

    private bool Weaken(EditableGraph graph, int block, Pcg32 random)
    {
        var choices = new List<(Cell Old, string New)>();
        foreach (var (cell, _) in KnownCells(graph, block))
        {
            if (SecuritySwitches.UnsafeValue(Cell.LeafOf(cell.Path), cell.Outcome) is { } value)
            {
                choices.Add((cell, value));
            }
        }

        if (choices.Count == 0)
        {
            return false;
        }

        var (old, text) = choices[random.Next(choices.Count)];
        graph.Replace(block, old, new Cell(old.Path, text, text is "true" or "false" ? "boolean" : "address range"));
        return true;
    }

    private IEnumerable<(Cell Cell, VocabularyVariable Words)> KnownCells(EditableGraph graph, int block)
    {
        var type = vocabulary.TypeOf(graph.TypeOf(block));
        foreach (var cell in graph.CellsOf(block))
        {
            var variable = type < 0 || cell.Outcome == Cell.Unknown ? -1 : vocabulary.VariableOf(type, cell.Path);
            if (variable > 0)
            {
                yield return (cell, vocabulary.Words(variable));
            }
        }
    }

    private static double AbsentShare(VocabularyVariable words) =>
        (words.Outcomes.FirstOrDefault(o => o.Text == Cell.Absent)?.Blocks ?? 0) / (double)Math.Max(1, words.Blocks);

    /// <summary>FNV-1a, so that the draw for a graph does not depend on the others.</summary>
    private static ulong StableHash(string text)
    {
        var hash = 14695981039346656037ul;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1099511628211ul;
        }

        return hash & 0x7FFFFFFF;
    }
}
