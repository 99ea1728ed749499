using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Metamorphic;

/// <summary>The .tf files of a configuration by path, which rewritings turn into others.</summary>
internal sealed record CodeFolder(IReadOnlyDictionary<string, string> Files)
{
    public static CodeFolder Load(string folder) => new(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(path => !path.EndsWith(".md", StringComparison.Ordinal) && !path.EndsWith(".csv", StringComparison.Ordinal))
        .ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText));

    /// <summary>Every file of code with another text; null keeps the other files.</summary>
    public CodeFolder Texts(Func<string, string> change) =>
        new(Files.ToDictionary(file => file.Key, file => IsCode(file.Key) ? change(file.Value) : file.Value));

    public CodeFolder Names(Func<string, string> change) =>
        new(Files.ToDictionary(file => IsCode(file.Key) ? change(file.Key) : file.Key, file => file.Value));

    public CodeFolder With(string path, string text) => new(new Dictionary<string, string>(Files) { [path] = text });

    /// <summary>All code of each folder dealt out to so many files, in an order of its own.</summary>
    public CodeFolder Dealt(int files, int seed)
    {
        var random = new Random(seed);
        var result = Files.Where(file => !IsCode(file.Key)).ToDictionary(file => file.Key, file => file.Value);
        foreach (var folder in Files.Keys.Where(IsCode).GroupBy(path => Path.GetDirectoryName(path)!).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var blocks = folder.Order(StringComparer.Ordinal).SelectMany(path => Blocks(Files[path])).ToArray();
            random.Shuffle(blocks);
            for (var i = 0; i < files; i++)
            {
                result[Path.Combine(folder.Key, $"part{i}.tf")] = string.Concat(blocks.Where((_, at) => at % files == i));
            }
        }

        return new CodeFolder(result);
    }

    /// <summary>A formatted file's blocks: one ends at the next brace at the left margin, or on the line that it begins on.</summary>
    public static IEnumerable<string> Blocks(string text)
    {
        var block = "";
        var isOpen = false;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            block += line + "\n";
            isOpen = line.Length > 0 && char.IsAsciiLetter(line[0]) ? !line.EndsWith('}') : isOpen && line != "}";
            if (!isOpen && line.EndsWith('}'))
            {
                yield return block;
                block = "";
            }
        }

        yield return block;
    }

    public void WriteTo(ScratchFolder scratch)
    {
        foreach (var (path, text) in Files)
        {
            scratch.Put($"code/{path}", text);
        }
    }

    private static bool IsCode(string path) => path.EndsWith(".tf", StringComparison.Ordinal);
}
