namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>
/// Attributes of a block that say what their neighbours are about: every address may reach port 443, but not port 22; every action may be
/// denied. They become words together with the values that they qualify (crossed features: Cheng et al., DLRS 2016).
/// </summary>
internal sealed class Qualifiers
{
    /// <summary>Of a cell, at the most.</summary>
    public const int Most = 6;

    /// <summary>Words in the names of attributes that qualify.</summary>
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "access", "action", "actions", "direction", "effect", "internal", "port", "ports", "protocol", "scheme", "type",
    };

    private readonly List<Qualifier> all = [];

    public Qualifiers(ReadOnlySpan<Cell> cells)
    {
        foreach (var cell in cells)
        {
            if (cell.Outcome != Cell.Absent && !Cell.IsStructural(cell.Path) && Cell.LeafOf(cell.Path) is var leaf && IsOne(leaf))
            {
                all.Add(new Qualifier(cell.Path, Cell.ParentOf(cell.Path), leaf, CellEvidence.Kind(cell.Outcome, cell.Shape)));
            }
        }
    }

    /// <summary>Adds a word for each of what stands beside or above a cell, and one for both values whatever their names.</summary>
    public void Add(ref HashedWords writer, string path, string leaf, string now)
    {
        var parent = Cell.ParentOf(path);
        var left = Most;
        foreach (var one in all)
        {
            if (one.Path != path && IsWithin(parent, one.Parent) && left-- > 0)
            {
                writer.Add("b ", leaf, "=", now, " ", one.Leaf, "=", one.Value);
                writer.Add("bv ", now, " ", one.Value);
            }
        }
    }

    /// <summary>Whether what a cell says depends on others: it stands for everything, is a value whose type is told apart from it, or a qualifier
    /// itself.</summary>
    public static bool Matter(string leaf, string now) => Outcomes.IsEverything(now) || leaf == "value" || IsOne(leaf);

    private static bool IsOne(string leaf)
    {
        var names = Names.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in leaf.AsSpan().Split('_'))
        {
            if (names.Contains(leaf.AsSpan(range)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWithin(string path, string parent) => path.StartsWith(parent, StringComparison.Ordinal)
        && (path.Length == parent.Length || parent.Length == 0 || path[parent.Length] == '.');

    private readonly record struct Qualifier(string Path, string Parent, string Leaf, string Value);
}
