using System.Runtime.InteropServices;
using GraphSec.Models.Detectors.Evidence;

namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>Asks an evidence network about judged cells, of any number of graphs. For one thread.</summary>
/// <param name="usualReference">Log-odds taken off references that are as usual as any.</param>
/// <param name="usualValue">The same of all else that every instance of its block has.</param>
internal sealed class CellWeigher(EvidenceNetwork network, CellPreference? preference, double usualReference = 0, double usualValue = 0)
{
    /// <summary>Tail from which on nothing is odd about a cell.</summary>
    private const double Usual = 0.95;

    /// <summary>Cells that go to the network together: a block may have any number of them.</summary>
    private const int AtOnce = 32;

    /// <summary>Entries kept: a corpus has more outcomes than fit, most of which never come again.</summary>
    private const int MostKept = 1 << 16;

    private readonly int[] words = new int[CellEvidence.Words];
    private readonly float[] numbers = new float[AtOnce * CellEvidence.Width];
    private readonly float[] byNumbers = new float[AtOnce];
    private readonly Dictionary<CellWords, int[]> known = [];
    private double[] odds = [];

    /// <summary>That something is wrong with each cell of a judged block; until the next is weighed.</summary>
    public ReadOnlySpan<double> LogOdds(TypeJudge judge, JudgedBlock judged, int block)
    {
        var cells = CollectionsMarshal.AsSpan(judged.Cells);
        if (odds.Length < cells.Length)
        {
            odds = new double[2 * cells.Length];
        }

        for (var start = 0; start < cells.Length; start += AtOnce)
        {
            var some = cells[start..Math.Min(start + AtOnce, cells.Length)];
            Weigh(judge, judged, block, some, odds.AsSpan(start, some.Length));
        }

        return odds.AsSpan(0, cells.Length);
    }

    private void Weigh(TypeJudge judge, JudgedBlock judged, int block, ReadOnlySpan<JudgedCell> cells, Span<double> into)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            CellEvidence.Fill(judge, judged, block, cells[i], preference, numbers.AsSpan(i * CellEvidence.Width, CellEvidence.Width));
        }

        network.LogOddsByNumbers(numbers.AsSpan(0, cells.Length * CellEvidence.Width), byNumbers.AsSpan(0, cells.Length));
        for (var i = 0; i < cells.Length; i++)
        {
            into[i] = network.WithWords(byNumbers[i], WordsOf(judge, block, cells[i]));
            into[i] -= cells[i].Tail > Usual ? LessOf(judge.CellOf(block, cells[i])) : 0;
        }
    }

    /// <summary>How much worse than usual a cell is, by what people prefer.</summary>
    public double Preferred(TypeJudge judge, int block, JudgedCell cell) =>
        preference?.Between(judge.CellOf(block, cell), judge.UsualOf(cell)) ?? 0;

    /// <summary>What one instance alone has may be usual for none.</summary>
    private double LessOf(Cell usual) => usual.IsReference ? usualReference : usual.Instances.Count == 0 ? usualValue : 0;

    /// <summary>The same cells stand in block after block and graph after graph: putting their words together takes longer than all else.
    /// </summary>
    private ReadOnlySpan<int> WordsOf(TypeJudge judge, int block, JudgedCell cell)
    {
        var (seen, buckets) = (judge.CellOf(block, cell), network.Options.Buckets);
        var key = new CellWords(judge.Type, judge.PathOf(cell), seen.Outcome, seen.Shape, judge.UsualOf(cell));
        if (!known.TryGetValue(key, out var alone))
        {
            if (known.Count == MostKept)
            {
                known.Clear();
            }

            alone = words[..CellEvidence.FillAlone(judge, block, cell, buckets, words)];
            known.Add(key, alone);
        }

        alone.CopyTo(words, 0);
        return words.AsSpan(0, alone.Length + CellEvidence.FillBeside(judge, block, cell, buckets, words.AsSpan(alone.Length)));
    }
}
