using GraphSec.Models.Detectors.Likelihood;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>
/// The words of the training corpus and the numbers that stand for them: types, their paths, the outcomes of a path, and
/// relations. The numbering follows from the sorted words alone, so that only the words are stored.
/// </summary>
public sealed class Vocabulary
{
    /// <summary>Variable 0 is a node's type.</summary>
    public const int KindVariable = 0;

    private readonly Dictionary<string, int> types;
    private readonly Dictionary<string, int> relations = new(StringComparer.Ordinal);
    private readonly VocabularyNumbers numbers;
    private readonly int[] firstVariables;
    private readonly TypeWords?[] words;

    public Vocabulary(IReadOnlyList<VocabularyType> types, IReadOnlyList<string> relations)
        : this(types, relations, Number(types))
    {
    }

    /// <param name="numbers">Of the same words.</param>
    internal Vocabulary(IReadOnlyList<VocabularyType> types, IReadOnlyList<string> relations, VocabularyNumbers numbers)
    {
        (Types, Relations, this.numbers, Schema) = (types, relations, numbers, numbers.Schema(relations.Count));
        this.types = new Dictionary<string, int>(types.Count, StringComparer.Ordinal);
        firstVariables = new int[types.Count];
        words = new TypeWords?[types.Count];
        for (int i = 0, first = KindVariable + 1; i < types.Count; i++)
        {
            this.types[types[i].Key] = i;
            firstVariables[i] = first;
            first += types[i].Variables.Count;
        }

        for (var i = 0; i < relations.Count; i++)
        {
            this.relations[relations[i]] = i;
        }
    }

    /// <summary>Sorted by key.</summary>
    public IReadOnlyList<VocabularyType> Types { get; }

    /// <summary>Sorted; the number after the last stands for every other relation.</summary>
    public IReadOnlyList<string> Relations { get; }

    public CellSchema Schema { get; }

    /// <summary>What had to be seen how often to be in it.</summary>
    public VocabularyLimits Limits { get; init; } = new();

    /// <summary>Number of a type, or -1.</summary>
    public int TypeOf(string key) => types.GetValueOrDefault(key, -1);

    public int RelationOf(string relation) => relations.GetValueOrDefault(relation, Relations.Count);

    /// <summary>Number of a token, or -1.</summary>
    public int TokenOf(string token) => numbers.TokenOf(token);

    /// <summary>Number of a path of a type, or -1.</summary>
    public int VariableOf(int type, string path) =>
        WordsOf(type) is var known && known.NumberOf(path) is >= 0 and var number ? known.FirstVariable + number : -1;

    /// <summary>A type's paths for look-up, made when first asked for: most inputs have few of all types.</summary>
    internal TypeWords WordsOf(int type) => words[type] ??= new TypeWords(Types[type], firstVariables[type]);

    /// <summary>What training saw of a variable other than <see cref="KindVariable"/>.</summary>
    public VocabularyVariable Words(int variable)
    {
        var type = Array.BinarySearch(firstVariables, variable);
        type = type < 0 ? ~type - 1 : type;

        // Types without variables begin where the next one does.
        while (type + 1 < firstVariables.Length && firstVariables[type + 1] == firstVariables[type])
        {
            type++;
        }

        return Types[type].Variables[variable - firstVariables[type]];
    }

    /// <summary>Whether any path that training knew ends in a name: if not, no token speaks of it.</summary>
    internal bool HasLeaf(string leaf) => numbers.HasLeaf(leaf);

    /// <summary>Number of the token that is a few words put together, or -1. No text is made.</summary>
    internal int TokenOf(params ReadOnlySpan<string> parts)
    {
        var length = 0;
        foreach (var part in parts)
        {
            length += part.Length;
        }

        Span<char> joined = length <= 512 ? stackalloc char[length] : new char[length];
        var at = 0;
        foreach (var part in parts)
        {
            part.CopyTo(joined[at..]);
            at += part.Length;
        }

        return numbers.TokenOf(joined);
    }

    /// <summary>Tokens that describe a type whether or not training saw it: itself, and its words.</summary>
    public static IEnumerable<string> TypeTokens(string key)
    {
        yield return "type " + key;
        foreach (var word in key.Split('_', '.'))
        {
            yield return "word " + word;
        }
    }

    /// <summary>Tokens that describe an outcome at a path, shared by all types that have such a path.</summary>
    public static IEnumerable<string> CellTokens(string path, string outcome)
    {
        yield return path + "=" + outcome;
        yield return "leaf " + Cell.LeafOf(path) + "=" + outcome;
        if (outcome.StartsWith(Cell.Arrow, StringComparison.Ordinal))
        {
            yield return outcome;
        }
    }

    private static VocabularyNumbers Number(IReadOnlyList<VocabularyType> types)
    {
        var numbers = new VocabularyNumbers(types.Count, types.Sum(type => (double)type.Blocks), 0, 0);
        foreach (var type in types)
        {
            numbers.AddType(type.Key, type.Blocks);
        }

        numbers.EndVariable();
        foreach (var variable in types.SelectMany(type => type.Variables))
        {
            var leaf = numbers.AddPath(variable.Path);
            var total = variable.Outcomes.Sum(outcome => outcome.Blocks + 0.5);
            foreach (var outcome in variable.Outcomes)
            {
                numbers.AddOutcome(variable.Path, leaf, outcome.Text, outcome.Blocks, total);
            }

            numbers.EndVariable();
        }

        return numbers;
    }
}
