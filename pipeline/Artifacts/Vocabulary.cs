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

    private readonly Dictionary<string, int> types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> relations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> tokens = new(StringComparer.Ordinal);
    private readonly List<VocabularyVariable> variableWords = [];
    private readonly int[] firstVariables;
    private readonly TypeWords?[] words;
    private HashSet<string>? leaves;

    public Vocabulary(IReadOnlyList<VocabularyType> types, IReadOnlyList<string> relations)
    {
        Types = types;
        Relations = relations;
        firstVariables = new int[types.Count];
        words = new TypeWords?[types.Count];
        for (var i = 0; i < relations.Count; i++)
        {
            this.relations[relations[i]] = i;
        }

        Schema = Number();
    }

    /// <summary>Sorted by key.</summary>
    public IReadOnlyList<VocabularyType> Types { get; }

    /// <summary>Sorted; the number after the last stands for every other relation.</summary>
    public IReadOnlyList<string> Relations { get; }

    public CellSchema Schema { get; }

    /// <summary>Number of a type, or -1.</summary>
    public int TypeOf(string key) => types.GetValueOrDefault(key, -1);

    public int RelationOf(string relation) => relations.GetValueOrDefault(relation, Relations.Count);

    /// <summary>Number of a token, or -1.</summary>
    public int TokenOf(string token) => tokens.GetValueOrDefault(token, -1);

    /// <summary>Number of a path of a type, or -1.</summary>
    public int VariableOf(int type, string path) =>
        WordsOf(type) is var known && known.NumberOf(path) is >= 0 and var number ? known.FirstVariable + number : -1;

    /// <summary>A type's paths for look-up, made when first asked for: most inputs have few of all types.</summary>
    internal TypeWords WordsOf(int type) => words[type] ??= new TypeWords(Types[type], firstVariables[type]);

    /// <summary>What training saw of a variable other than <see cref="KindVariable"/>.</summary>
    public VocabularyVariable Words(int variable) => variableWords[variable - 1];

    /// <summary>Whether any path that training knew ends in a name: if not, no token speaks of it.</summary>
    internal bool HasLeaf(string leaf)
    {
        leaves ??= Types.SelectMany(type => type.Variables).Select(variable => Cell.LeafOf(variable.Path)).ToHashSet(StringComparer.Ordinal);
        return leaves.Contains(leaf);
    }

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

        return tokens.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(joined, out var token) ? token : -1;
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

    private CellSchema Number()
    {
        // Grown in steps, tables of a hundred thousand words are copied again and again.
        var (paths, rows) = (0, Types.Count);
        foreach (var type in Types)
        {
            paths += type.Variables.Count;
            foreach (var variable in type.Variables)
            {
                rows += variable.Outcomes.Count;
            }
        }

        tokens.EnsureCapacity(rows + rows / 2);
        variableWords.Capacity = paths;
        var outcomeOffsets = new List<int>(paths + 2) { 0 };
        var tokenOffsets = new List<int>(rows + 1) { 0 };
        var rowTokens = new List<int>(2 * rows + 4 * Types.Count);
        var logPrior = new List<float>(rows);
        var allBlocks = Types.Sum(t => t.Blocks) + 0.5 * Types.Count;
        for (var t = 0; t < Types.Count; t++)
        {
            types[Types[t].Key] = t;
            foreach (var word in TypeTokens(Types[t].Key))
            {
                rowTokens.Add(NumberOf(word));
            }

            EndRow((Types[t].Blocks + 0.5) / allBlocks);
        }

        outcomeOffsets.Add(logPrior.Count);
        for (var t = 0; t < Types.Count; t++)
        {
            firstVariables[t] = variableWords.Count + 1;
            foreach (var variable in Types[t].Variables)
            {
                variableWords.Add(variable);
                AddVariable(variable);
                outcomeOffsets.Add(logPrior.Count);
            }
        }

        return new CellSchema
        {
            TokenCount = tokens.Count,
            RelationCount = Relations.Count + 1,
            OutcomeOffsets = [.. outcomeOffsets],
            RowTokenOffsets = [.. tokenOffsets],
            RowTokens = [.. rowTokens],
            LogPrior = [.. logPrior],
        };

        // The tokens of CellTokens.
        void AddVariable(VocabularyVariable variable)
        {
            var leaf = Cell.LeafOf(variable.Path);
            var total = 0.5 * variable.Outcomes.Count;
            foreach (var outcome in variable.Outcomes)
            {
                total += outcome.Blocks;
            }

            foreach (var outcome in variable.Outcomes)
            {
                rowTokens.Add(NumberOf(variable.Path, "=", outcome.Text));
                rowTokens.Add(NumberOf("leaf ", leaf, "=", outcome.Text));
                if (outcome.Text.StartsWith(Cell.Arrow, StringComparison.Ordinal))
                {
                    rowTokens.Add(NumberOf(outcome.Text));
                }

                EndRow((outcome.Blocks + 0.5) / total);
            }
        }

        void EndRow(double prior)
        {
            tokenOffsets.Add(rowTokens.Count);
            logPrior.Add((float)Math.Log(prior));
        }
    }

    /// <summary>The number of a token, the next one if it is new.</summary>
    private int NumberOf(params ReadOnlySpan<string> parts)
    {
        var known = TokenOf(parts);
        if (known < 0)
        {
            tokens[string.Concat(parts)] = known = tokens.Count;
        }

        return known;
    }
}
