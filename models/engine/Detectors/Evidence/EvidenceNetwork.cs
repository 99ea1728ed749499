using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
        Span<float> standard = stackalloc float[Width];
        Standardize(numbers, standard);
        Span<float> a = stackalloc float[Options.Hidden], b = stackalloc float[Options.Hidden];
        Layer(first, standard, a);
        Layer(second, a, b);
        var odds = last.Bias.Values[0];
        ReadOnlySpan<float> weights = last.Weight.Values, table = Words.Values;
        for (var i = 0; i < b.Length; i++)
        {
            odds += b[i] * weights[i];
        }

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

    /// <summary>relu(x·W + b) in vectors of 256 bits, for which the program brings compiled code: a run of a second has no time to
    /// compile wider ones. Sums stay in registers and take their terms in the order of the inputs, so that the width of the vectors
    /// makes no difference to them.</summary>
    private static void Layer(Layers.Linear layer, ReadOnlySpan<float> x, Span<float> into)
    {
        const int Lanes = 8, Stretch = 4 * Lanes;
        ref var weights = ref MemoryMarshal.GetReference(layer.Weight.Values);
        ref var bias = ref MemoryMarshal.GetReference(layer.Bias.Values);
        ref var to = ref MemoryMarshal.GetReference(into);
        var at = 0;
        for (; at <= into.Length - Stretch; at += Stretch)
        {
            var (a, b) = (Vector256.LoadUnsafe(ref bias, (nuint)at), Vector256.LoadUnsafe(ref bias, (nuint)at + Lanes));
            var (c, d) = (Vector256.LoadUnsafe(ref bias, (nuint)at + 2 * Lanes), Vector256.LoadUnsafe(ref bias, (nuint)at + 3 * Lanes));
            for (var i = 0; i < x.Length; i++)
            {
                var (factor, row) = (Vector256.Create(x[i]), (nuint)(i * into.Length + at));
                a += factor * Vector256.LoadUnsafe(ref weights, row);
                b += factor * Vector256.LoadUnsafe(ref weights, row + Lanes);
                c += factor * Vector256.LoadUnsafe(ref weights, row + 2 * Lanes);
                d += factor * Vector256.LoadUnsafe(ref weights, row + 3 * Lanes);
            }

            Vector256.Max(a, Vector256<float>.Zero).StoreUnsafe(ref to, (nuint)at);
            Vector256.Max(b, Vector256<float>.Zero).StoreUnsafe(ref to, (nuint)at + Lanes);
            Vector256.Max(c, Vector256<float>.Zero).StoreUnsafe(ref to, (nuint)at + 2 * Lanes);
            Vector256.Max(d, Vector256<float>.Zero).StoreUnsafe(ref to, (nuint)at + 3 * Lanes);
        }

        for (; at < into.Length; at++)
        {
            var sum = layer.Bias.Values[at];
            for (var i = 0; i < x.Length; i++)
            {
                sum += x[i] * layer.Weight.Values[i * into.Length + at];
            }

            into[at] = Math.Max(sum, 0);
        }
    }
}
