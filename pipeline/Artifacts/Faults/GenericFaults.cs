using GraphSec.Models;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>Faults that draw from what training saw and know nothing of security. The vocabulary alone cannot give them away:
/// changed values are words that training saw at the same path, references point at resources that are there. The exception is a graph's own habits (<see cref="HouseHabits"/>).</summary>
internal sealed class GenericFaults(Vocabulary vocabulary)
{
    public const string SwappedReference = "swapped-reference";
    public const string MissingSibling = "missing-sibling";

    public IReadOnlyList<Fault> All =>
    [
        Of("changed-value", "another value that training saw there, four times rarer or more", ChangeValue),
        Of("dropped-attribute", "an attribute is left out where most blocks of the type set it", DropAttribute) with { CellsLost = 1 },
        Of("resampled-value", "another value, drawn as often as training saw it there", ResampleValue),
        Of(SwappedReference, "two blocks exchange what they refer to", SwapReferences),
        Of("weakened-security", "a switch is turned the unsafe way", Weaken),
        Of(HouseHabits.Broken, "a value on which all blocks of the type in the graph agree is another",
            (graph, block, random) => HouseHabits.Break(graph, block, random, WordsAt)),
        Of(HouseHabits.Forgotten, "an attribute that all blocks of the type in the graph set is left out", HouseHabits.Forget) with { CellsLost = 1 },

        // What is referred to once less can be told by counting: that is the fault, so no control can match it.
        Of(MissingSibling, "what refers to three of four blocks of the type is gone", RemoveSibling) with { Family = FaultFamily.Wiring },
        Of(HouseHabits.Lonely, "what refers to all blocks of the type in the graph is gone for one", HouseHabits.Orphan) with
        {
            Family = FaultFamily.Wiring,
        },
    ];

    private static Fault Of(string name, string meaning, FaultRule rule) =>
        new(name, FaultFamily.Generic, meaning) { Rule = rule, HasControls = true };

    private FaultEdit? ChangeValue(EditableGraph graph, int block, Pcg32 random)
    {
        var choices = new List<(Cell Old, string New)>();
        foreach (var (cell, own, words) in Values(graph, block))
        {
            choices.AddRange(words.Where(w => w.Blocks * 4 <= own.Blocks).Select(w => (cell, w.Text)));
        }

        return Replaced(graph, block, choices, random);
    }

    /// <summary>Marginals are kept as far as a value that differs can: each other word by how often training saw it.</summary>
    private FaultEdit? ResampleValue(EditableGraph graph, int block, Pcg32 random)
    {
        var choices = Values(graph, block).Where(v => v.Others.Count > 0).ToArray();
        if (choices.Length == 0)
        {
            return null;
        }

        var (cell, _, words) = choices[random.Next(choices.Length)];
        var at = random.Next(words.Sum(w => w.Blocks));
        var word = words.First(w => (at -= w.Blocks) < 0);
        return Replaced(graph, block, [(cell, word.Text)], random);
    }

    private FaultEdit? DropAttribute(EditableGraph graph, int block, Pcg32 random)
    {
        var choices = Known(graph, block).Where(c => IsDroppable(graph, block, c.Cell) && AbsentShare(c.Words) < 0.2)
            .Select(c => c.Cell.Path).ToArray();
        if (choices.Length == 0)
        {
            return null;
        }

        var path = choices[random.Next(choices.Length)];
        return new FaultEdit(() => graph.RemovePath(block, path));
    }

    /// <summary>Alone at its path, with nothing below it and no edge: controls have one cell less, and no other difference.</summary>
    private static bool IsDroppable(EditableGraph graph, int block, Cell cell) =>
        !Cell.IsStructural(cell.Path) && !cell.IsReference && cell.Outcome is not (Cell.Absent or Cell.Present)
        && !Outcomes.IsNothing(cell.Outcome) && graph.CellsAt(block, cell.Path).Count == 1;

    /// <summary>Both keep their degrees, and so does what they refer to (Maslov and Sneppen, Science 2002).</summary>
    private static FaultEdit? SwapReferences(EditableGraph graph, int block, Pcg32 random)
    {
        var own = graph.EdgesFrom(block);
        if (own.Count == 0)
        {
            return null;
        }

        var edge = own[random.Next(own.Count)];
        foreach (var partner in graph.Nearest(block))
        {
            var others = graph.IsFaulty(partner) || graph.IsRemoved(partner) || edge.To == partner ? [] : graph.EdgesFrom(partner)
                .FindAll(e => e.To != block && graph.TypeOf(e.To) != graph.TypeOf(edge.To)
                    && own.TrueForAll(o => o.To != e.To) && graph.EdgesFrom(partner).TrueForAll(o => o.To != edge.To));
            if (others.Count > 0)
            {
                var other = others[random.Next(others.Count)];
                return new FaultEdit(() => graph.Exchange(edge, other), partner);
            }
        }

        return null;
    }

    private FaultEdit? RemoveSibling(EditableGraph graph, int block, Pcg32 random)
    {
        var type = vocabulary.TypeOf(graph.TypeOf(block));
        if (type < 0)
        {
            return null;
        }

        var usual = vocabulary.Types[type].Variables
            .Where(v => (Cell.IsIncoming(v.Path) || v.Path.StartsWith("<~", StringComparison.Ordinal)) && v.Blocks >= 5 && AbsentShare(v) < 0.25)
            .Select(v => v.Path[2..]).ToHashSet(StringComparer.Ordinal);
        var siblings = graph.EdgesTo(block).Where(e => usual.Contains(graph.TypeOf(e.From)))
            .GroupBy(e => graph.TypeOf(e.From), StringComparer.Ordinal).Where(g => g.Count() == 1).Select(g => g.First().From)
            .Where(i => !graph.IsFaulty(i)).ToArray();
        if (siblings.Length == 0)
        {
            return null;
        }

        var sibling = siblings[random.Next(siblings.Length)];
        return new FaultEdit(() => graph.Remove(sibling));
    }

    private FaultEdit? Weaken(EditableGraph graph, int block, Pcg32 random)
    {
        var choices = new List<(Cell Old, string New)>();
        foreach (var (cell, _) in Known(graph, block))
        {
            if (SecuritySwitches.UnsafeValue(Cell.LeafOf(cell.Path), cell.Outcome) is { } value)
            {
                choices.Add((cell, value));
            }
        }

        return Replaced(graph, block, choices, random);
    }

    private static FaultEdit? Replaced(EditableGraph graph, int block, List<(Cell Old, string New)> choices, Pcg32 random)
    {
        if (choices.Count == 0)
        {
            return null;
        }

        var (old, text) = choices[random.Next(choices.Count)];
        return new FaultEdit(() => graph.Replace(block, old, new Cell(old.Path, text, text)));
    }

    /// <summary>Cells that hold a value, what training saw of it, and of the other values there.</summary>
    private IEnumerable<(Cell Cell, VocabularyOutcome Own, List<VocabularyOutcome> Others)> Values(EditableGraph graph, int block)
    {
        foreach (var (cell, words) in Known(graph, block))
        {
            var own = words.Outcomes.FirstOrDefault(o => o.Text == cell.Outcome || o.Text == cell.Shape);
            if (own is not null && !cell.IsReference && cell.Outcome is not (Cell.Absent or Cell.Present or Cell.Document))
            {
                yield return (cell, own, [.. words.Outcomes.Where(o => o.Text != own.Text
                    && o.Text is not (Cell.Absent or Cell.Present or Cell.Other or Cell.Document)
                    && !o.Text.StartsWith(Cell.Arrow, StringComparison.Ordinal))]);
            }
        }
    }

    private IEnumerable<(Cell Cell, VocabularyVariable Words)> Known(EditableGraph graph, int block)
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

    private IReadOnlyList<string> WordsAt(string type, string path)
    {
        var known = vocabulary.TypeOf(type);
        var variable = known < 0 ? -1 : vocabulary.VariableOf(known, path);
        return variable > 0 ? [.. vocabulary.Words(variable).Outcomes.Select(o => o.Text)] : [];
    }

    private static double AbsentShare(VocabularyVariable words) =>
        (words.Outcomes.FirstOrDefault(o => o.Text == Cell.Absent)?.Blocks ?? 0) / (double)Math.Max(1, words.Blocks);
}
