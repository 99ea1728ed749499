namespace GraphSec.Models.Detectors.Evidence;

/// <summary>Examples of evidence with what they are evidence of.</summary>
/// <param name="width">Numbers of an example.</param>
public sealed class EvidenceExamples(int width)
{
    private readonly List<float> numbers = [];
    private readonly List<int> words = [];
    private readonly List<int> wordOffsets = [0];
    private readonly List<float> targets = [];
    private readonly List<float> weights = [];

    public int Width => width;

    public int Count => targets.Count;

    public IReadOnlyList<float> Targets => targets;

    public IReadOnlyList<float> Weights => weights;

    /// <summary>Count × width, row by row.</summary>
    public ReadOnlySpan<float> Numbers => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(numbers);

    /// <param name="words">Rows of the table of words.</param>
    /// <param name="target">1 where something is wrong, 0 where it is as it should be.</param>
    /// <param name="weight">In the loss.</param>
    /// <exception cref="ArgumentException">Not as many numbers as the width.</exception>
    public void Add(ReadOnlySpan<float> numbers, ReadOnlySpan<int> words, float target, float weight)
    {
        if (numbers.Length != width)
        {
            throw new ArgumentException($"an example has {width} numbers, not {numbers.Length}", nameof(numbers));
        }

        this.numbers.AddRange(numbers);
        this.words.AddRange(words);
        wordOffsets.Add(this.words.Count);
        targets.Add(target);
        weights.Add(weight);
    }

    /// <summary>Adds all of others.</summary>
    /// <exception cref="ArgumentException">They are of another width.</exception>
    public void Add(EvidenceExamples others)
    {
        if (others.Width != width)
        {
            throw new ArgumentException($"an example has {width} numbers, not {others.Width}", nameof(others));
        }

        numbers.AddRange(others.numbers);
        wordOffsets.AddRange(others.wordOffsets.Skip(1).Select(offset => offset + words.Count));
        words.AddRange(others.words);
        targets.AddRange(others.targets);
        weights.AddRange(others.weights);
    }

    /// <summary>Row numbers of the words of an example.</summary>
    public ReadOnlySpan<int> WordsOf(int example) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(words)[wordOffsets[example]..wordOffsets[example + 1]];
}
