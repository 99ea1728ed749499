using System.Text;

namespace GraphSec.Fuzz.Search;

/// <summary>Keeps finds on disk: the input, and beside it what went wrong.</summary>
internal sealed class FindFolder(string folder, string reader)
{
    private readonly HashSet<string> kinds = [];

    public int Count => kinds.Count;

    /// <summary>The input that is being read, for the parent process where this one dies of it.</summary>
    public string CurrentFile => Path.Combine(folder, $"{reader}.current");

    public bool IsKnown(string kind) => kinds.Contains(kind);

    /// <returns>False where one of the kind is there already.</returns>
    public bool Add(Find find)
    {
        if (!kinds.Add(find.Kind))
        {
            return false;
        }

        Directory.CreateDirectory(folder);
        var name = $"{reader}-{Novelty.StableHash(find.Kind):x8}";
        File.WriteAllBytes(Path.Combine(folder, name), find.Input);
        File.WriteAllText(Path.Combine(folder, name + ".txt"), $"{find.Kind}\n\n{find.Message}\n\n{Encoding.UTF8.GetString(find.Input)}\n");
        return true;
    }
}
