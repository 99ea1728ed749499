using System.Globalization;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>
/// The lines of a vocabulary's text: where each word stands and the counts behind it. All of them are numbered, but only the types that are
/// asked for become words: most inputs have few of thousands.
/// </summary>
internal sealed class VocabularyText
{
    /// <summary>The first line.</summary>
    public const string Header = "graphsec-vocabulary 1";

    private readonly string text;
    private readonly string path;
    private readonly List<string> keys = [];
    private readonly List<VocabularyMark> types = [];
    private readonly List<VocabularyMark> variables;
    private readonly List<VocabularyMark> outcomes;
    private readonly List<string> relations = [];
    private VocabularyLimits? limits;
    private int line;

    /// <exception cref="InputException">No vocabulary, or a damaged one.</exception>
    public VocabularyText(string text, string path)
    {
        (this.text, this.path) = (text, path);
        (variables, outcomes) = (new List<VocabularyMark>(text.Length / 40), new List<VocabularyMark>(text.Length / 16));
        for (var at = 0; at < text.Length;)
        {
            var length = text.AsSpan(at).IndexOf('\n');
            var end = length < 0 ? text.Length : at + length;
            line++;
            Take(at, end > at && text[end - 1] == '\r' ? end - 1 : end);
            at = end + 1;
        }

        if (line == 0)
        {
            Take(0, 0);
        }

        if (limits is null)
        {
            throw new InputException($"\"{path}\" does not tell by which limits its words were counted; run `graphsec featurize` again");
        }
    }

    public Vocabulary Words()
    {
        var words = new VocabularyType[types.Count];
        var blocks = 0.0;
        for (var t = 0; t < words.Length; t++)
        {
            var (first, end) = (types[t].First, t + 1 < types.Count ? types[t + 1].First : variables.Count);
            var paths = new LazyList<VocabularyVariable>(end - first, i => Variable(first + i));
            words[t] = new VocabularyType(keys[t], types[t].Blocks, types[t].Repositories, paths);
            blocks += types[t].Blocks;
        }

        return new Vocabulary(words, relations, Numbers(blocks)) { Limits = limits! };
    }

    private VocabularyNumbers Numbers(double blocks)
    {
        var numbers = new VocabularyNumbers(types.Count, blocks, variables.Count, outcomes.Count);
        for (var t = 0; t < keys.Count; t++)
        {
            numbers.AddType(keys[t], types[t].Blocks);
        }

        numbers.EndVariable();
        for (var v = 0; v < variables.Count; v++)
        {
            var (first, end) = OutcomesOf(v);
            var path = Word(variables[v]);
            var leaf = numbers.AddPath(path);
            var total = 0.5 * (end - first);
            for (var o = first; o < end; o++)
            {
                total += outcomes[o].Blocks;
            }

            for (var o = first; o < end; o++)
            {
                numbers.AddOutcome(path, leaf, Word(outcomes[o]), outcomes[o].Blocks, total);
            }

            numbers.EndVariable();
        }

        return numbers;
    }

    private VocabularyVariable Variable(int v)
    {
        var (first, end) = OutcomesOf(v);
        var words = new VocabularyOutcome[end - first];
        for (var o = first; o < end; o++)
        {
            words[o - first] = new VocabularyOutcome(
                Word(outcomes[o]).ToString(), outcomes[o].Blocks, outcomes[o].Repositories);
        }

        return new VocabularyVariable(Word(variables[v]).ToString(), variables[v].Blocks, words);
    }

    private (int First, int End) OutcomesOf(int v) =>
        (variables[v].First, v + 1 < variables.Count ? variables[v + 1].First : outcomes.Count);

    private ReadOnlySpan<char> Word(VocabularyMark mark) => Word(mark.Start, mark.Length);

    private ReadOnlySpan<char> Word(int start, int length)
    {
        var word = text.AsSpan(start, length);
        return word.IndexOf('\\') < 0 ? word : EscapedWord.Read(word);
    }

    private void Take(int start, int end)
    {
        var entry = text.AsSpan(start..end);
        if (line <= 1)
        {
            if (!entry.SequenceEqual(Header))
            {
                throw new InputException($"\"{path}\" is not a vocabulary: its first line is not \"{Header}\"; run `graphsec featurize` again");
            }

            return;
        }

        if (entry.IsEmpty)
        {
            return;
        }

        var word = entry.Length > 1 && entry[1] == '\t' ? entry[2..] : default;
        var tab = word.IndexOf('\t');
        var at = start + 2;
        switch (entry[0])
        {
            case 'L' when types.Count == 0 && word.Count('\t') == 3:
                limits = Limits(word);
                break;
            case 'T' when tab >= 0 && Counts(word[(tab + 1)..], out var blocks, out var repositories):
                keys.Add(Word(at, tab).ToString());
                types.Add(new VocabularyMark(at, tab, blocks, repositories, variables.Count));
                break;
            case 'V' when tab >= 0 && types.Count > 0 && !word[(tab + 1)..].Contains('\t'):
                variables.Add(new VocabularyMark(at, tab, Count(word[(tab + 1)..]), 0, outcomes.Count));
                break;
            case 'O' when tab >= 0 && types.Count > 0 && variables.Count > types[^1].First && Counts(word[(tab + 1)..], out var blocks, out var repositories):
                outcomes.Add(new VocabularyMark(at, tab, blocks, repositories, 0));
                break;
            case 'R' when entry.Length > 1 && tab < 0:
                relations.Add(Word(at, end - at).ToString());
                break;
            default:
                throw new InputException($"\"{path}\" line {line} is not an entry of a vocabulary; run `graphsec featurize` again");
        }
    }

    private VocabularyLimits Limits(ReadOnlySpan<char> fields)
    {
        Span<Range> ranges = stackalloc Range[4];
        fields.Split(ranges, '\t');
        return new VocabularyLimits(Count(fields[ranges[0]]), Count(fields[ranges[1]]), Count(fields[ranges[2]]), Count(fields[ranges[3]]));
    }

    private bool Counts(ReadOnlySpan<char> fields, out int first, out int second)
    {
        var tab = fields.IndexOf('\t');
        (first, second) = (0, 0);
        if (tab < 0 || fields[(tab + 1)..].Contains('\t'))
        {
            return false;
        }

        (first, second) = (Count(fields[..tab]), Count(fields[(tab + 1)..]));
        return true;
    }

    private int Count(ReadOnlySpan<char> field) => int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw new InputException($"\"{path}\" line {line}: \"{field}\" is not a count; run `graphsec featurize` again");
}
