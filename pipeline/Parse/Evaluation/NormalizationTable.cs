using System.Globalization;

namespace GraphSec.Pipeline.Parse.Evaluation;

/// <summary>What characters decompose into and how their marks are ordered, from <c>normalization.txt</c>.</summary>
internal sealed class NormalizationTable
{
    private readonly Dictionary<int, byte> classes = [];

    /// <summary>The one or two parts of a character; the second is 0 where there is none.</summary>
    public Dictionary<int, (int First, int Second)> Parts { get; } = [];

    /// <summary>What two parts compose to.</summary>
    public Dictionary<(int First, int Second), int> Wholes { get; } = [];

    public static NormalizationTable Load()
    {
        var table = new NormalizationTable();
        var assembly = typeof(NormalizationTable).Assembly;
        using var stream = assembly.GetManifestResourceStream(typeof(NormalizationTable), "normalization.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                foreach (var entry in line.Split(' '))
                {
                    table.Add(entry);
                }
            }
        }

        return table;
    }

    /// <summary>The combining class; 0 for what starts a character.</summary>
    public byte ClassOf(int point) => classes.GetValueOrDefault(point);

    private void Add(string entry)
    {
        var words = entry.TrimStart('~').Split('=', '+', '-', ':');
        if (entry.Contains(':', StringComparison.Ordinal))
        {
            for (var point = Hex(words[0]); point <= Hex(words[1]); point++)
            {
                classes[point] = byte.Parse(words[2], CultureInfo.InvariantCulture);
            }

            return;
        }

        var parts = (Hex(words[1]), words.Length > 2 ? Hex(words[2]) : 0);
        Parts[Hex(words[0])] = parts;
        if (entry[0] != '~')
        {
            Wholes[parts] = Hex(words[0]);
        }
    }

    private static int Hex(string word) => int.Parse(word, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
