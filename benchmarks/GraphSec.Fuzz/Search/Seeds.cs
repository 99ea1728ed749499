namespace GraphSec.Fuzz.Search;

/// <summary>The inputs that a run starts from.</summary>
internal static class Seeds
{
    private const int MostFiles = 4000;
    private const int LargestFile = 1 << 18;
    private const int MostSeeds = 3000;

    /// <summary>From folders, in the order of paths; always at least one.</summary>
    public static List<byte[]> Of(IReader reader, IEnumerable<string> folders, int longest)
    {
        var seeds = new List<byte[]>();
        foreach (var folder in folders.Where(Directory.Exists))
        {
            var files = Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 12 })
                .Where(path => new FileInfo(path) is { LinkTarget: null, Length: > 0 and <= LargestFile })
                .Order(StringComparer.Ordinal).ToArray();
            var step = Math.Max(1, files.Length / MostFiles);
            for (var i = 0; i < files.Length; i += step)
            {
                seeds.AddRange(reader.SeedsOf(files[i]).Where(seed => seed.Length <= longest));
            }
        }

        // A corpus of one author repeats itself; an even sample is enough.
        var every = Math.Max(1, seeds.Count / MostSeeds);
        return [[], .. seeds.Where((_, at) => at % every == 0)];
    }
}
