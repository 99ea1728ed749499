namespace GraphSec.Conformance.Edges;

/// <summary>Checkouts that stand in for modules from elsewhere; each is copied when it is first asked for.</summary>
internal sealed class ModuleShelf(IReadOnlyList<string> folders, string workplace)
{
    private readonly Dictionary<string, string> copies = new(StringComparer.Ordinal);

    /// <summary>Copies that nobody has rewritten yet.</summary>
    public Queue<string> Fresh { get; } = new();

    /// <summary>The folder of the copy that holds the module; null where there is no such checkout, or no such folder in it.
    /// </summary>
    public string? Find(string source)
    {
        if (ModuleSource.Parse(source) is not { } wanted)
        {
            return null;
        }

        foreach (var folder in folders)
        {
            foreach (var name in (string[])[$"{wanted.Owner}+{wanted.Name}", Path.Combine(wanted.Owner, wanted.Name)])
            {
                var checkout = Path.Combine(folder, name);
                if (!Directory.Exists(checkout))
                {
                    continue;
                }

                var module = Path.Combine(checkout, wanted.Folder);
                if (!Directory.Exists(module) || !Directory.EnumerateFiles(module, "*.tf").Any())
                {
                    return null;
                }

                var copy = CopyOf(checkout, $"{wanted.Owner}+{wanted.Name}");
                return Path.TrimEndingDirectorySeparator(Path.Combine(copy, wanted.Folder));
            }
        }

        return null;
    }

    private string CopyOf(string checkout, string name)
    {
        if (!copies.TryGetValue(checkout, out var copy))
        {
            copies[checkout] = copy = Path.Combine(workplace, "modules", name);
            CheckoutCopy.Copy(checkout, copy);
            Fresh.Enqueue(copy);
        }

        return copy;
    }
}
