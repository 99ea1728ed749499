using System.Text;

namespace GraphSec.Pipeline.Flatten;

/// <summary>
/// One path of a table as a node of a prefix tree, so that a value finds its column without its path being spelled again
/// for every row.
/// </summary>
internal sealed class ColumnPath
{
    private readonly Dictionary<string, ColumnPath> members = new(StringComparer.Ordinal);
    private ColumnPath? items;
    private ColumnPath? count;
    private ColumnPath? document;

    private ColumnPath(string path, bool isList)
    {
        Path = path;
        IsList = isList;
    }

    public static ColumnPath Root() => new("", false);

    public string Path { get; }

    /// <summary>The path leads through a list, so its column holds multisets.</summary>
    public bool IsList { get; }

    /// <summary>Number of the column in the order of first use; −1 until a value is put there.</summary>
    public int Column { get; set; } = -1;

    /// <summary>The items of the list here: <c>path[]</c>.</summary>
    public ColumnPath Items => items ??= new ColumnPath(Path + "[]", true);

    /// <summary>Their number: <c>path[]#</c>.</summary>
    public ColumnPath Count => count ??= new ColumnPath(Path + "[]#", IsList);

    /// <summary>The JSON document in the text here: <c>path{}</c>.</summary>
    public ColumnPath Document => document ??= new ColumnPath(Path + "{}", IsList);

    public ColumnPath Member(string name)
    {
        if (!members.TryGetValue(name, out var member))
        {
            members[name] = member = new ColumnPath(Joined(name), IsList);
        }

        return member;
    }

    private string Joined(string name)
    {
        if (IsPlain(name))
        {
            return Path.Length == 0 ? name : $"{Path}.{name}";
        }

        var quoted = new StringBuilder(Path).Append("[\"");
        foreach (var character in name)
        {
            quoted.Append(character is '"' or '\\' ? "\\" : "").Append(character);
        }

        return quoted.Append("\"]").ToString();
    }

    private static bool IsPlain(string name)
    {
        foreach (var character in name)
        {
            if (character is '.' or '[' or ']' or '{' or '}' or '#' or '"' or '\\' || char.IsControl(character))
            {
                return false;
            }
        }

        return name.Length > 0;
    }
}
