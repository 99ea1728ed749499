using GraphSec.Pipeline.Parse.Evaluation;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>What a for gives, element by element; elements that its condition is known to leave out are none.</summary>
internal sealed class LoopEntries
{
    private readonly List<LoopEntry> entries = [];
    private readonly Dictionary<string, List<LoopEntry>> byName = new(StringComparer.Ordinal);
    private readonly List<LoopEntry> nameless = [];
    private int[]? lengths;

    public IReadOnlyList<LoopEntry> All => entries;

    /// <summary>Whether the place of every entry is known.</summary>
    public bool AreSure { get; private set; } = true;

    public void Add(LoopEntry entry)
    {
        entries.Add(entry);
        AreSure &= entry.IsSure;
        if (entry.Name is null)
        {
            nameless.Add(entry);
        }
        else if (byName.TryGetValue(entry.Name, out var same))
        {
            same.Add(entry);
        }
        else
        {
            byName[entry.Name] = [entry];
        }
    }

    /// <summary>The entries that may be of that key.</summary>
    public IEnumerable<LoopEntry> Of(string name) =>
        byName.TryGetValue(name, out var same) ? same.Concat(nameless) : nameless;

    /// <summary>Elements that each entry of a list is flattened to; -1 where that is not known.</summary>
    public IReadOnlyList<int> FlatLengths(ForExpression loop) =>
        lengths ??= [.. entries.Select(entry => FlatLength(Evaluator.EvaluateOrUnknown(loop.Value, entry.Scope)))];

    /// <summary>Elements that a value is flattened to; -1 where that is not known.</summary>
    public static int FlatLength(Value value)
    {
        if (!value.IsSequence)
        {
            return value.IsKnown ? 1 : -1;
        }

        var length = 0;
        foreach (var item in value.Items)
        {
            var inner = FlatLength(item);
            if (inner < 0)
            {
                return -1;
            }

            length += inner;
        }

        return length;
    }
}
