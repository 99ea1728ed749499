using System.Runtime.InteropServices;

namespace GraphSec.Models.Detectors.Evidence;

/// <summary>Pairs of things of which one is worse, each by the words in which they differ.</summary>
public sealed class PreferencePairs
{
    private readonly List<int> words = [];
    private readonly List<float> signs = [];
    private readonly List<int> offsets = [0];
    private readonly List<float> weights = [];

    public int Count => weights.Count;

    /// <summary>In the loss, a pair each.</summary>
    public IReadOnlyList<float> Weights => weights;

    /// <param name="difference">How many times more the worse one has a word than the better one; words are numbers of rows.</param>
    public void Add(IEnumerable<KeyValuePair<int, float>> difference, float weight)
    {
        foreach (var (word, times) in difference.Where(d => d.Value != 0).OrderBy(d => d.Key))
        {
            words.Add(word);
            signs.Add(times);
        }

        offsets.Add(words.Count);
        weights.Add(weight);
    }

    public ReadOnlySpan<int> WordsOf(int pair) => CollectionsMarshal.AsSpan(words)[offsets[pair]..offsets[pair + 1]];

    /// <summary>How many times more the worse one has each of the words.</summary>
    public ReadOnlySpan<float> TimesOf(int pair) => CollectionsMarshal.AsSpan(signs)[offsets[pair]..offsets[pair + 1]];
}
