using GraphSec.Models.Detectors.Likelihood;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>Numbers tokens, rows and variables of a vocabulary, told of its types first and then of their paths, in order.</summary>
internal sealed class VocabularyNumbers
{
    private readonly TokenTable tokens;
    private readonly TokenTable leaves;
    private readonly List<int> outcomeOffsets;
    private readonly List<int> tokenOffsets;
    private readonly List<int> rowTokens;
    private readonly List<float> logPrior;
    private readonly double allBlocks;
    private char[] joined = new char[512];

    /// <param name="types">How many.</param>
    /// <param name="blocks">Of all types together.</param>
    /// <param name="variables">About how many: lists that grow in steps are copied again and again.</param>
    /// <param name="outcomes">About how many.</param>
    public VocabularyNumbers(int types, double blocks, int variables, int outcomes)
    {
        tokens = new TokenTable(outcomes / 2);
        leaves = new TokenTable(variables / 4);
        outcomeOffsets = new List<int>(variables + 2) { 0 };
        tokenOffsets = new List<int>(types + outcomes + 1) { 0 };
        rowTokens = new List<int>(2 * outcomes + 4 * types);
        logPrior = new List<float>(types + outcomes);
        allBlocks = blocks + 0.5 * types;
    }

    public void AddType(string key, int blocks)
    {
        foreach (var word in Vocabulary.TypeTokens(key))
        {
            rowTokens.Add(tokens.Number(word));
        }

        EndRow((blocks + 0.5) / allBlocks);
    }

    /// <summary>After the last type, and after the last outcome of each variable.</summary>
    public void EndVariable() => outcomeOffsets.Add(logPrior.Count);

    /// <summary>Notes a path; its outcomes follow.</summary>
    /// <returns>Where its last part begins.</returns>
    public int AddPath(ReadOnlySpan<char> path)
    {
        var leaf = Cell.LeafStart(path);
        leaves.Number(path[leaf..]);
        return leaf;
    }

    /// <summary>The tokens of <see cref="Vocabulary.CellTokens"/>.</summary>
    /// <param name="leaf">Where the path's last part begins.</param>
    /// <param name="total">Blocks with any outcome of the path, half a one added for each outcome.</param>
    public void AddOutcome(ReadOnlySpan<char> path, int leaf, ReadOnlySpan<char> outcome, int blocks, double total)
    {
        rowTokens.Add(tokens.Number(Joined([], path, outcome)));
        rowTokens.Add(tokens.Number(Joined("leaf ", path[leaf..], outcome)));
        if (outcome.StartsWith(Cell.Arrow, StringComparison.Ordinal))
        {
            rowTokens.Add(tokens.Number(outcome));
        }

        EndRow((blocks + 0.5) / total);
    }

    /// <summary>Number of a token, or -1.</summary>
    public int TokenOf(ReadOnlySpan<char> token) => tokens.Find(token);

    /// <summary>Whether any path ends in a name.</summary>
    public bool HasLeaf(string leaf) => leaves.Find(leaf) >= 0;

    public CellSchema Schema(int relations) => new()
    {
        TokenCount = tokens.Count,
        RelationCount = relations + 1,
        OutcomeOffsets = [.. outcomeOffsets],
        RowTokenOffsets = [.. tokenOffsets],
        RowTokens = [.. rowTokens],
        LogPrior = [.. logPrior],
    };

    private ReadOnlySpan<char> Joined(ReadOnlySpan<char> mark, ReadOnlySpan<char> path, ReadOnlySpan<char> outcome)
    {
        var length = mark.Length + path.Length + 1 + outcome.Length;
        joined = joined.Length < length ? new char[2 * length] : joined;
        mark.CopyTo(joined);
        path.CopyTo(joined.AsSpan(mark.Length));
        joined[mark.Length + path.Length] = '=';
        outcome.CopyTo(joined.AsSpan(mark.Length + path.Length + 1));
        return joined.AsSpan(0, length);
    }

    private void EndRow(double prior)
    {
        tokenOffsets.Add(rowTokens.Count);
        logPrior.Add((float)Math.Log(prior));
    }
}
