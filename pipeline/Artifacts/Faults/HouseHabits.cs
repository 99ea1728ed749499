using System.Globalization;
using GraphSec.Models;

namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>Faults against what a graph does everywhere else, whatever others do: its blocks of a type agree, and one no longer does.
/// </summary>
internal static class HouseHabits
{
    public const string Broken = "broken-habit";
    public const string Forgotten = "forgotten-habit";
    public const string Lonely = "lonely-block";
    public const string Unrelated = "reference-missing";

    /// <summary>Other blocks of the type that make a habit.</summary>
    private const int Enough = 3;

    /// <summary>Names of these kinds of fault.</summary>
    public static readonly IReadOnlySet<string> Names = new HashSet<string>(StringComparer.Ordinal) { Broken, Forgotten, Lonely, Unrelated };

    /// <summary>A switch is turned, a reference leads to another block of the type or another of its instances, a number is some times as large, a word is one that
    /// training saw there, or where it saw none one made up.</summary>
    /// <param name="others">Words that training saw at a path of a type.</param>
    public static FaultEdit? Break(EditableGraph graph, int block, Pcg32 random, Func<string, string, IReadOnlyList<string>> others)
    {
        var habits = Habits(graph, block);
        if (habits.Count == 0)
        {
            return null;
        }

        var cell = habits[random.Next(habits.Count)];
        if (cell.IsReference)
        {
            return Redirected(graph, block, cell, random);
        }

        var other = cell.Outcome switch
        {
            "true" => "false",
            "false" => "true",
            _ => Another(cell.Outcome, random, others(graph.TypeOf(block), cell.Path)),
        };
        return other is null ? null : new FaultEdit(() => graph.Replace(block, cell, FaultValue.At(cell.Path, other)));
    }

    public static FaultEdit? Forget(EditableGraph graph, int block, Pcg32 random)
    {
        var habits = Habits(graph, block).FindAll(c => !c.IsReference);
        if (habits.Count == 0)
        {
            return null;
        }

        var path = habits[random.Next(habits.Count)].Path;
        return new FaultEdit(() => graph.RemovePath(block, path));
    }

    /// <summary>A reference that every other block of the type has in some way is left out.</summary>
    public static FaultEdit? Unrelate(EditableGraph graph, int block, Pcg32 random)
    {
        var peers = graph.HasAttributes ? Peers(graph, block) : [];
        string[] paths = peers.Count < Enough ? [] : [.. graph.CellsOf(block).Where(c => c.IsReference && !Cell.IsStructural(c.Path)).Select(c => c.Path)
            .Distinct(StringComparer.Ordinal).Where(path => peers.TrueForAll(p => graph.CellsAt(p, path) is { Count: > 0 } theirs && theirs.TrueForAll(c => c.Outcome != Cell.Absent)))];
        if (paths.Length == 0)
        {
            return null;
        }

        var path = paths[random.Next(paths.Length)];
        return new FaultEdit(() => graph.RemovePath(block, path));
    }

    public static FaultEdit? Orphan(EditableGraph graph, int block, Pcg32 random)
    {
        var peers = Peers(graph, block);
        if (peers.Count < Enough)
        {
            return null;
        }

        var siblings = graph.EdgesTo(block).GroupBy(e => graph.TypeOf(e.From), StringComparer.Ordinal)
            .Where(g => g.Count() == 1 && peers.TrueForAll(p => graph.EdgesTo(p).Any(e => graph.TypeOf(e.From) == g.Key)))
            .Select(g => g.First().From).Where(i => !graph.IsFaulty(i)).ToArray();
        if (siblings.Length == 0)
        {
            return null;
        }

        var sibling = siblings[random.Next(siblings.Length)];
        return new FaultEdit(() => graph.Remove(sibling));
    }

    /// <summary>Cells that every other block of the type has as well: the same value, or a reference to the same block.</summary>
    private static List<Cell> Habits(EditableGraph graph, int block)
    {
        var peers = graph.HasAttributes ? Peers(graph, block) : [];
        return peers.Count < Enough ? [] : graph.CellsOf(block).Where(c => !Cell.IsStructural(c.Path)
            && c.Outcome is not (Cell.Absent or Cell.Present or Cell.Unknown or Cell.Document)
            && graph.CellsAt(block, c.Path).Count == 1
            && peers.TrueForAll(p => graph.CellsAt(p, c.Path) is [var theirs] && theirs.Outcome == c.Outcome)).ToList();
    }

    private static List<int> Peers(EditableGraph graph, int block) => graph.BlocksOf(graph.TypeOf(block)).Where(i => i != block && !graph.IsRemoved(i)).ToList();

    private static FaultEdit? Redirected(EditableGraph graph, int block, Cell cell, Pcg32 random)
    {
        var edges = graph.EdgesFrom(block).FindAll(e => e.Path == cell.Path);
        if (edges.Count != 1)
        {
            return null;
        }

        int[] others = [.. graph.BlocksOf(graph.TypeOf(edges[0].To)).Where(i => i != edges[0].To && i != block && !graph.IsRemoved(i))];
        string[] instances = [.. graph.OtherInstances(cell)];
        if (others.Length + instances.Length == 0)
        {
            return null;
        }

        var at = random.Next(others.Length + instances.Length);
        return new FaultEdit(() =>
        {
            if (at < others.Length)
            {
                graph.Redirect(edges[0], others[at]);
            }
            else
            {
                graph.Replace(block, cell, cell with { Outcome = instances[at - others.Length] });
            }
        });
    }

    /// <summary>Null where a value is neither a number nor a word.</summary>
    private static string? Another(string outcome, Pcg32 random, IReadOnlyList<string> others)
    {
        if (long.TryParse(outcome, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number < long.MaxValue / 8 ? (number * (2 + random.Next(3)) + random.Next(2)).ToString(CultureInfo.InvariantCulture) : null;
        }

        if (!outcome.StartsWith('"'))
        {
            return null;
        }

        var words = others.Where(o => o.StartsWith('"') && o != outcome).ToArray();
        return words.Length > 0 ? words[random.Next(words.Length)] : $"\"{MadeUp(random)}\"";
    }

    private static string MadeUp(Pcg32 random) =>
        string.Concat(Enumerable.Range(0, 2 + random.Next(3)).Select(_ => $"{"bdfgklmnprstvz"[random.Next(14)]}{"aeiou"[random.Next(5)]}"));
}
