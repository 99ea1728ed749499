using GraphSec.Models;

namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>
/// What people prefer, known types or not: a weight for every word of what a block sets, positive for what makes it worse. The level of
/// a type is taken off, and that of a block's peers, so that it tells what is worse than usual, not what is bad everywhere.
/// </summary>
/// <param name="words">Buckets × 1.</param>
/// <param name="levels">Mean over training of each type of the vocabulary, 1 × types.</param>
public sealed class Preference(Tensor words, Tensor levels)
{
    public const string WordsName = "preference.words";
    public const string LevelsName = "preference.levels";

    public Tensor Words { get; } = words;

    public Tensor Levels { get; } = levels;

    public IReadOnlyList<Tensor> Parameters => [Words, Levels];

    /// <param name="cells">All that a block has at one path.</param>
    public double OfPath(ReadOnlySpan<Cell> cells)
    {
        Span<int> found = stackalloc int[PathWords.Most];
        ReadOnlySpan<float> table = Words.Values;
        var sum = 0.0;
        foreach (var word in found[..PathWords.Fill(cells, table.Length, found)])
        {
            sum += table[word];
        }

        return sum;
    }

    /// <summary>Adds a block's words to a count.</summary>
    internal static void Count(IReadOnlyList<Cell> cells, int buckets, float times, Dictionary<int, float> counts)
    {
        Span<int> found = stackalloc int[PathWords.Most];
        var all = cells.ToArray().AsSpan();
        for (int first = 0, end; first < all.Length; first = end)
        {
            end = EndOfPath(all, first);
            foreach (var word in found[..PathWords.Fill(all[first..end], buckets, found)])
            {
                counts[word] = counts.GetValueOrDefault(word) + times;
            }
        }
    }

    /// <summary>Where the cells of a path end that begin at one.</summary>
    internal static int EndOfPath(ReadOnlySpan<Cell> cells, int first)
    {
        var end = first + 1;
        while (end < cells.Length && cells[end].Path == cells[first].Path)
        {
            end++;
        }

        return end;
    }
}
