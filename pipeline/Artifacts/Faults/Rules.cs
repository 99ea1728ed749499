using System.Globalization;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>The few shapes that nearly all faults have. Types are separated by blanks.</summary>
internal static class Rules
{
    /// <summary>A kind of fault that follows a rule.</summary>
    public static Fault Of(FaultFamily family, string name, string meaning, FaultRule rule) => new(name, family, meaning) { Rule = rule };

    /// <summary>An attribute takes a value it does not have. Where it is not set, only if <paramref name="whereAbsent"/>: Terraform's
    /// default is then the safe value, and somebody wrote the other.</summary>
    public static FaultRule Set(string types, string path, string value, bool whereAbsent = false, string? onlyFrom = null) =>
        (graph, block, _) =>
        {
            if (!graph.HasAttributes || !Covers(types, graph.TypeOf(block)))
            {
                return null;
            }

            var now = graph.CellsAt(block, path);
            var isThere = now.Count > 0 && !now.TrueForAll(c => c.Outcome == Cell.Absent);
            var parent = Cell.ParentOf(path);
            var mayStand = isThere || (whereAbsent && (parent.Length == 0 || graph.CellsAt(block, parent).Count > 0));
            return mayStand && !now.Exists(c => c.Outcome == value) && (onlyFrom is null || now.Exists(c => c.Outcome == onlyFrom))
                ? new FaultEdit(() => graph.Set(block, path, value))
                : null;
        };

    /// <summary>The same with one of several values, drawn: a detector that learns from the fault shall not know it by heart.</summary>
    public static FaultRule SetOneOf(string types, string path, params string[] values)
    {
        var sets = values.Select(value => Set(types, path, value)).ToArray();
        return (graph, block, random) =>
        {
            var first = random.Next(sets.Length);
            for (var i = 0; i < sets.Length; i++)
            {
                if (sets[(first + i) % sets.Length](graph, block, random) is { } edit)
                {
                    return edit;
                }
            }

            return null;
        };
    }

    /// <summary>The same for resources of one provider alone.</summary>
    public static FaultRule OfProvider(string provider, FaultRule rule) => (graph, block, random) =>
        graph.TypeOf(block).StartsWith(provider + "_", StringComparison.Ordinal) ? rule(graph, block, random) : null;

    /// <summary>Two digits of a number that differ are exchanged.</summary>
    public static FaultRule Typo(string types, string path) => (graph, block, random) =>
    {
        if (!graph.HasAttributes || !Covers(types, graph.TypeOf(block)) || graph.CellsAt(block, path) is not [var cell]
            || !cell.Outcome.All(char.IsAsciiDigit))
        {
            return null;
        }

        // A number does not start with a nought.
        var places = Enumerable.Range(0, cell.Outcome.Length - 1).Where(i => cell.Outcome[i] != cell.Outcome[i + 1] && (i > 0 || cell.Outcome[1] != '0'))
            .ToArray();
        if (places.Length == 0)
        {
            return null;
        }

        var at = places[random.Next(places.Length)];
        var wrong = string.Concat(cell.Outcome.AsSpan(0, at), cell.Outcome.AsSpan(at + 1, 1), cell.Outcome.AsSpan(at, 1), cell.Outcome.AsSpan(at + 2));
        return new FaultEdit(() => graph.Set(block, path, wrong));
    };

    /// <summary>The same where another attribute of the block has a given value: the rule of a group is ingress or egress.</summary>
    public static FaultRule SetWhere(string types, string condition, string held, string path, string value, bool whereAbsent = false)
    {
        var set = Set(types, path, value, whereAbsent);
        return (graph, block, random) =>
            graph.CellsAt(block, condition).Exists(c => c.Outcome == held) ? set(graph, block, random) : null;
    }

    /// <summary>The same where something else that was set is left out for it: addresses instead of a group.</summary>
    public static FaultRule InsteadOf(string path, FaultRule rule) => (graph, block, random) =>
        graph.CellsAt(block, path).Exists(c => c.Outcome != Cell.Absent) && rule(graph, block, random) is { } edit
            ? edit with
            {
                Apply = () =>
                {
                    edit.Apply();
                    graph.RemovePath(block, path);
                },
            }
            : null;

    /// <summary>The same but for what serves the web, which is for everybody: where no port but 80 and 443 stands.</summary>
    public static FaultRule NotForTheWeb(string ports, FaultRule rule) => (graph, block, random) =>
        graph.CellsAt(block, ports) is { Count: > 0 } cells && cells.TrueForAll(c => c.Outcome is "80" or "443") ? null : rule(graph, block, random);

    /// <summary>An attribute or nested block that is set is left out.</summary>
    public static FaultRule Drop(string types, string path) => (graph, block, _) =>
        graph.HasAttributes && Covers(types, graph.TypeOf(block)) && graph.CellsAt(block, path).Exists(c => c.Outcome != Cell.Absent)
            ? new FaultEdit(() => graph.RemovePath(block, path))
            : null;

    /// <summary>A switch is turned off, or forgotten where Terraform's default is off.</summary>
    public static FaultRule TurnOff(string types, string path) => (graph, block, random) => Set(types, path, "false")(graph, block, random) is { } off
        ? random.Next(2) == 0 ? off : Drop(types, path)(graph, block, random)
        : null;

    /// <summary>One more value stands beside those that a list has.</summary>
    public static FaultRule AddOneOf(string types, string path, params string[] values) => (graph, block, random) =>
    {
        var now = graph.HasAttributes && Covers(types, graph.TypeOf(block)) ? graph.CellsAt(block, path) : [];
        var value = values[random.Next(values.Length)];
        return now.Exists(c => c.Outcome is not (Cell.Absent or Cell.Present)) && !now.Exists(c => c.Outcome == value || c.Outcome == "\"*\"")
            ? new FaultEdit(() => graph.Add(block, FaultValue.At(path, value)))
            : null;
    };

    /// <summary>The only thing of a type that refers to a block is gone.</summary>
    public static FaultRule Orphan(string types, string sibling) => (graph, block, _) =>
    {
        if (!Covers(types, graph.TypeOf(block)))
        {
            return null;
        }

        var from = graph.EdgesTo(block).Select(e => e.From).Where(i => graph.TypeOf(i) == sibling).Distinct().ToArray();
        return from.Length == 1 && !graph.IsFaulty(from[0]) ? new FaultEdit(() => graph.Remove(from[0])) : null;
    };

    /// <summary>A reference to one resource of a type goes to another one of the same type.</summary>
    public static FaultRule Another(string types, string to) => Redirect(types, to, static (graph, now, other) =>
        graph.TypeOf(other) == graph.TypeOf(now));

    /// <summary>A reference to one instance of a block goes to another instance, by name.</summary>
    public static FaultRule AnotherInstance() => (graph, block, random) =>
    {
        var choices = graph.CellsOf(block).Where(c => c.IsReference && c.Instances.Count == 0)
            .SelectMany(c => graph.OtherInstances(c).Select(other => (Old: c, Other: other)))
            .Where(choice => !graph.CellsAt(block, choice.Old.Path).Exists(c => c.Outcome == choice.Other)).ToArray();
        if (choices.Length == 0)
        {
            return null;
        }

        var (old, name) = choices[random.Next(choices.Length)];
        return new FaultEdit(() => graph.Replace(block, old, old with { Outcome = name }));
    };

    /// <summary>A reference goes to a resource of another type out of a list: a role for a policy, one gateway for another.</summary>
    public static FaultRule OtherKind(string types, string to, string instead) => Redirect(types, to, (graph, _, other) =>
        Covers(instead, graph.TypeOf(other)));

    /// <param name="types">Of the block that refers; * for any.</param>
    /// <param name="to">Type referred to now; * for any.</param>
    /// <param name="fits">Whether, instead of the one, the other would be the fault.</param>
    public static FaultRule Redirect(string types, string to, Func<EditableGraph, int, int, bool> fits) => (graph, block, random) =>
    {
        if (!Covers(types, graph.TypeOf(block)))
        {
            return null;
        }

        var edges = graph.EdgesFrom(block).FindAll(e => Covers(to, graph.TypeOf(e.To)));
        if (edges.Count == 0)
        {
            return null;
        }

        var edge = edges[random.Next(edges.Count)];
        var taken = edges.Select(e => e.To).ToHashSet();
        var others = Enumerable.Range(0, graph.Count)
            .Where(i => i != block && !taken.Contains(i) && !graph.IsRemoved(i) && fits(graph, edge.To, i)).ToArray();
        if (others.Length == 0)
        {
            return null;
        }

        var other = others[random.Next(others.Length)];
        return new FaultEdit(() => graph.Redirect(edge, other));
    };

    /// <summary>A number of the block that is no port is ten or a hundred times as large, or a tenth.</summary>
    public static FaultRule OtherQuantity() => (graph, block, random) =>
    {
        var choices = graph.CellsOf(block).Where(c => !Cell.IsStructural(c.Path) && !Outcomes.IsPort(c.Path) && c.Outcome.All(char.IsAsciiDigit)
            && c.Outcome.Length is > 0 and < 9 && c.Outcome is not ("0" or "1") && graph.CellsAt(block, c.Path).Count == 1).ToArray();
        if (choices.Length == 0)
        {
            return null;
        }

        var (cell, way) = (choices[random.Next(choices.Length)], random.Next(3));
        var number = long.Parse(cell.Outcome, CultureInfo.InvariantCulture);
        var other = way == 0 && number >= 10 ? number / 10 : way == 1 ? number * 100 : number * 10;
        return new FaultEdit(() => graph.Set(block, cell.Path, other.ToString(CultureInfo.InvariantCulture)));
    };

    /// <summary>Of several values or references that stand at a path one is left.</summary>
    public static FaultRule Fewer(string types, string path) => (graph, block, random) =>
    {
        if (!graph.HasAttributes || !Covers(types, graph.TypeOf(block)))
        {
            return null;
        }

        var cells = graph.CellsAt(block, path).FindAll(c => c.Instances.Count == 0);
        if (cells.Count < 2)
        {
            return null;
        }

        var cell = cells[random.Next(cells.Count)];
        return new FaultEdit(() => graph.KeepOne(block, cell));
    };

    /// <summary>What two rules do, where both have a place for it.</summary>
    public static FaultRule Both(FaultRule first, FaultRule second) => (graph, block, random) =>
        first(graph, block, random) is { } one && second(graph, block, random) is { } other
            ? one with
            {
                Apply = () =>
                {
                    one.Apply();
                    other.Apply();
                },
            }
            : null;

    /// <summary>The first of several rules that has a place for the fault.</summary>
    public static FaultRule Either(params FaultRule[] rules) => (graph, block, random) =>
    {
        foreach (var rule in rules)
        {
            if (rule(graph, block, random) is { } edit)
            {
                return edit;
            }
        }

        return null;
    };

    private static bool Covers(string types, string type)
    {
        if (types == "*")
        {
            return true;
        }

        foreach (var range in types.AsSpan().Split(' '))
        {
            if (types.AsSpan(range).SequenceEqual(type))
            {
                return true;
            }
        }

        return false;
    }
}
