using System.Globalization;
using System.Text;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>
/// A vocabulary as text, one entry a line, tab-separated: <c>T key blocks repositories</c>, below it <c>V path blocks</c>, below
/// that <c>O outcome blocks repositories</c>; last <c>R relation</c>. Tabs, line ends and backslashes in words are escaped.
/// </summary>
public static class VocabularyFile
{
    private const string Header = "graphsec-vocabulary 1";

    public static string Write(Vocabulary vocabulary)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var type in vocabulary.Types)
        {
            text.Append(CultureInfo.InvariantCulture, $"T\t{Escape(type.Key)}\t{type.Blocks}\t{type.Repositories}\n");
            foreach (var variable in type.Variables)
            {
                text.Append(CultureInfo.InvariantCulture, $"V\t{Escape(variable.Path)}\t{variable.Blocks}\n");
                foreach (var outcome in variable.Outcomes)
                {
                    text.Append(CultureInfo.InvariantCulture, $"O\t{Escape(outcome.Text)}\t{outcome.Blocks}\t{outcome.Repositories}\n");
                }
            }
        }

        foreach (var relation in vocabulary.Relations)
        {
            text.Append(CultureInfo.InvariantCulture, $"R\t{Escape(relation)}\n");
        }

        return text.ToString();
    }

    public static Vocabulary Read(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"cannot read the vocabulary \"{path}\": {e.Message.TrimEnd('.')}; run `graphsec featurize` first", e);
        }

        return Parse(text, path);
    }

    public static Vocabulary Parse(string text, string path)
    {
        var types = new List<VocabularyType>();
        var relations = new List<string>();
        List<VocabularyVariable> variables = [];
        List<VocabularyOutcome> outcomes = [];

        // Most outcomes stand at many paths: true, absent, a reference to a type.
        var known = new HashSet<string>(StringComparer.Ordinal);
        var same = known.GetAlternateLookup<ReadOnlySpan<char>>();
        var number = 0;
        Span<Range> fields = stackalloc Range[5];
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.IsEmpty && number > 1)
            {
                continue;
            }

            if (number == 1)
            {
                if (!line.SequenceEqual(Header))
                {
                    throw new InputException($"\"{path}\" is not a vocabulary: its first line is not \"{Header}\"; run `graphsec featurize` again");
                }

                continue;
            }

            var count = line.Split(fields, '\t');
            switch (line[0], count)
            {
                case ('T', 4):
                    variables = [];
                    types.Add(new VocabularyType(Word(line[fields[1]]), Number(line[fields[2]]), Number(line[fields[3]]), variables));
                    break;
                case ('V', 3) when types.Count > 0:
                    outcomes = [];
                    variables.Add(new VocabularyVariable(Word(line[fields[1]]), Number(line[fields[2]]), outcomes));
                    break;
                case ('O', 4) when variables.Count > 0:
                    outcomes.Add(new VocabularyOutcome(Shared(line[fields[1]]), Number(line[fields[2]]), Number(line[fields[3]])));
                    break;
                case ('R', 2):
                    relations.Add(Word(line[fields[1]]));
                    break;
                default:
                    throw new InputException($"\"{path}\" line {number} is not an entry of a vocabulary; run `graphsec featurize` again");
            }
        }

        return new Vocabulary(types, relations);

        string Shared(ReadOnlySpan<char> field)
        {
            if (!same.TryGetValue(field, out var word))
            {
                word = Word(field);
                if (field.SequenceEqual(word))
                {
                    known.Add(word);
                }
            }

            return word;
        }

        int Number(ReadOnlySpan<char> field) => int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new InputException($"\"{path}\" line {number}: \"{field}\" is not a count; run `graphsec featurize` again");
    }

    private static string Escape(string word) => word.AsSpan().IndexOfAny('\t', '\n', '\\') < 0 && !word.Contains('\r', StringComparison.Ordinal)
        ? word
        : word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal);

    private static string Word(ReadOnlySpan<char> field)
    {
        if (field.IndexOf('\\') < 0)
        {
            return field.ToString();
        }

        var word = new StringBuilder(field.Length);
        for (var i = 0; i < field.Length; i++)
        {
            if (field[i] == '\\' && i + 1 < field.Length)
            {
                i++;
                word.Append(field[i] switch { 't' => '\t', 'n' => '\n', 'r' => '\r', var c => c });
            }
            else
            {
                word.Append(field[i]);
            }
        }

        return word.ToString();
    }
}
