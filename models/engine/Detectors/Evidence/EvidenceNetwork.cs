namespace GraphSec.Models.Detectors.Evidence;

/// <summary>
/// Weighs a piece of evidence: the log-odds that something is wrong, from numbers through two hidden layers, plus a weight for each
/// of its words (a wide and deep model: Cheng et al., DLRS 2016). The numbers say how odd a thing is, the words what it is about.
/// </summary>
public sealed class EvidenceNetwork
{
    /// <summary>Name of <see cref="Words"/>, whose rows tell the number of buckets.</summary>
    public const string WordsName = "evidence.words";

    /// <summary>Name of the first layer's weights, width × hidden.</summary>
    public const string FirstName = "evidence.first.weight";

    private readonly Layers.Linear first;
    private readonly Layers.Linear second;
    private readonly Layers.Linear last;

    /// <param name="width">Numbers of a piece of evidence.</param>
    public EvidenceNetwork(int width, EvidenceOptions options)
    {
        Options = options;
        var random = new Pcg32((ulong)options.Seed);
        first = new Layers.Linear("evidence.first", width, options.Hidden, random);
        second = new Layers.Linear("evidence.second", options.Hidden, options.Hidden, random);
        last = new Layers.Linear("evidence.last", options.Hidden, 1, random);
        Words = Initialize.Zeros(WordsName, options.Buckets, 1);
        Mean = Initialize.Zeros("evidence.mean", 1, width);
        Scale = Initialize.Zeros("evidence.scale", 1, width);
        Scale.Values.Fill(1);
    }

    public EvidenceOptions Options { get; }

    /// <summary>Numbers of a piece of evidence.</summary>
    public int Width => Mean.Columns;

    /// <summary>Buckets × 1.</summary>
    public Tensor Words { get; }

    /// <summary>Taken off the numbers before anything else, 1 × width.</summary>
    public Tensor Mean { get; }

    /// <summary>What they are multiplied by then, 1 × width.</summary>
    public Tensor Scale { get; }

    /// <summary>What training changes by steps, but for <see cref="Words"/>.</summary>
    public IReadOnlyList<Tensor> Weights => [.. first.Parameters, .. second.Parameters, .. last.Parameters];

    /// <summary>All that is stored.</summary>
    public IReadOnlyList<Tensor> Parameters => [.. Weights, Words, Mean, Scale];

    /// <summary>Log-odds of each example, n × 1.</summary>
    /// <param name="numbers">Standardised, n × width.</param>
    /// <param name="offsets">Where each example's words begin; n + 1.</param>
    internal Tensor Forward(Tape tape, Tensor numbers, int[] offsets, int[] words)
    {
        var hidden = tape.Dropout(first.Forward(tape, numbers, Activation.Relu), Options.Dropout);
        hidden = tape.Dropout(second.Forward(tape, hidden, Activation.Relu), Options.Dropout);
        return tape.Add(last.Forward(tape, hidden), tape.EmbeddingBag(Words, offsets, words, null, BagMode.Sum));
    }

    /// <summary>Log-odds of one example, without a tape.</summary>
    public float LogOdds(ReadOnlySpan<float> numbers, ReadOnlySpan<int> words)
    {
        Span<float> odds = stackalloc float[1];
        LogOddsByNumbers(numbers, odds);
        return WithWords(odds[0], words);
    }

    /// <summary>Log-odds of several examples by their numbers alone, without a tape, to the same bits as one by one.</summary>
    /// <param name="numbers">n × width.</param>
    /// <param name="odds">n.</param>
    public void LogOddsByNumbers(ReadOnlySpan<float> numbers, Span<float> odds)
    {
        const int AtOnce = 8, MostOnStack = 8 * 512;
        var (rows, hidden) = (Math.Min(AtOnce, odds.Length), Options.Hidden);
        Span<float> standard = rows * Width <= MostOnStack ? stackalloc float[rows * Width] : new float[rows * Width];
        Span<float> a = rows * hidden <= MostOnStack ? stackalloc float[rows * hidden] : new float[rows * hidden];
        Span<float> b = rows * hidden <= MostOnStack ? stackalloc float[rows * hidden] : new float[rows * hidden];
        ReadOnlySpan<float> weights = last.Weight.Values;
        for (var start = 0; start < odds.Length; start += rows)
        {
            rows = Math.Min(rows, odds.Length - start);
            for (var row = 0; row < rows; row++)
            {
                Standardize(numbers.Slice((start + row) * Width, Width), standard.Slice(row * Width, Width));
            }

            EvidenceLayer.Forward(first, standard, rows, a);
            EvidenceLayer.Forward(second, a, rows, b);
            for (var row = 0; row < rows; row++)
            {
                var sum = last.Bias.Values[0];
                for (var i = 0; i < hidden; i++)
                {
                    sum += b[row * hidden + i] * weights[i];
                }

                odds[start + row] = sum;
            }
        }
    }

    /// <summary>Log-odds by numbers and words.</summary>
    /// <param name="odds">By the numbers alone.</param>
    public float WithWords(float odds, ReadOnlySpan<int> words)
    {
        ReadOnlySpan<float> table = Words.Values;
        foreach (var word in words)
        {
            odds += table[word];
        }

        return odds;
    }

    /// <summary>Mean 0 and deviation 1 over the examples of training.</summary>
    internal void Standardize(ReadOnlySpan<float> numbers, Span<float> into)
    {
        ReadOnlySpan<float> mean = Mean.Values, scale = Scale.Values;
        for (var i = 0; i < into.Length; i++)
        {
            into[i] = (numbers[i] - mean[i]) * scale[i];
        }
    }
}
