using GraphSec.Models.Detectors.Likelihood;

namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>Scores blocks of graphs that a detector's network has seen, and says why. For one thread.</summary>
internal sealed class BlockScorer
{
    /// <summary>Reasons given for a block, at the most.</summary>
    private const int MaxReasons = 5;

    /// <summary>Score from which on a block has one reason at least, however little it weighs.</summary>
    private const double LeastTold = 50;

    /// <summary>Tails from which on a cell is no reason for anything: half of what one sees is odder (e to the −0.7).</summary>
    private static readonly double LeastOdd = Math.Exp(-0.7);

    /// <summary>The same for cells that a network weighed: a share of all that was weighed, larger for what is not odd in itself.</summary>
    private const double LeastShare = 0.05;
    private const double LeastShareOfUsual = 0.25;

    private readonly Detector detector;
    private readonly SlotDistributions? distributions;
    private readonly double threshold;
    private readonly JudgedBlock judged;
    private readonly CellPreference? preference;
    private readonly CellWeigher? weigher;
    private EncodedGraph? current;
    private Lazy<ReferenceContext>? references;

    /// <param name="distributions">What the network expects, pooled with the plain frequencies; null leaves it to the peers.</param>
    /// <param name="threshold">Score from which a block is an outlier, 0 to 100.</param>
    public BlockScorer(Detector detector, SlotDistributions? distributions, double threshold)
    {
        (this.detector, this.distributions, this.threshold) = (detector, distributions, threshold);
        judged = new JudgedBlock(Options.Without.HasFlag(DetectorParts.Tails));
        preference = detector.Preference is null ? null : new CellPreference(detector.Preference);
        weigher = detector.Evidence is null ? null : new CellWeigher(detector.Evidence, preference, Options.UsualReference, Options.UsualValue);
    }

    private DetectorOptions Options => detector.Options;

    public void Score(BlocksOfType blocks)
    {
        var (encoded, members) = (blocks.Graph, blocks.Members);
        var judge = new TypeJudge(detector, encoded, ReferencesOf(encoded), distributions, blocks.FirstSlot, blocks.Type, members, judged);
        var worse = preference?.Worse(encoded, detector.Vocabulary.TypeOf(blocks.Type), members, Options.PreferenceStrength);
        for (var i = 0; i < members.Count; i++)
        {
            var (block, seen) = (members[i], judge.Judge(members[i]));
            var preferenceWeight = PreferenceWeight(encoded, block);
            var own = weigher is null ? seen.Surprise() : seen.Weigh(weigher, judge, block, preferenceWeight);
            var more = worse is null ? 0 : preferenceWeight * worse[i];
            blocks.Scores[block] = Score(encoded.Features, block, judge, JudgedBlock.Odder(own, more), seen.Cells);
        }
    }

    /// <summary>The types of a graph come one after another, so that one is kept.</summary>
    private Lazy<ReferenceContext> ReferencesOf(EncodedGraph encoded)
    {
        if (!ReferenceEquals(current, encoded) || references is null)
        {
            (current, references) = (encoded, new Lazy<ReferenceContext>(() => encoded.References.Value.ForThread(), isThreadSafe: false));
        }

        return references;
    }

    /// <summary>The more there is to see, around the block or in the graph, the less it takes a prejudice.</summary>
    private double PreferenceWeight(EncodedGraph encoded, int block)
    {
        if (preference is null)
        {
            return 0;
        }

        var seen = encoded.References.Value;
        return Options.PreferenceWeight / Crowd(seen.ConnectedTo(block)) / Crowd(seen.MostConnected);
    }

    private double Crowd(double blocks) => 1 + Math.Pow(blocks / Options.PreferenceBlocks, 2);

    private BlockScore Score(GraphFeatures graph, int index, TypeJudge judge, double surprise, List<JudgedCell> cells)
    {
        var block = graph.Blocks[index];
        var score = (detector.IsTrained(block) ? detector.Calibration : detector.UntrainedCalibration)[graph.Form].Percentile(surprise);
        return new BlockScore(block, score, surprise, Reasons(index, judge, cells, score >= Math.Min(threshold, LeastTold))) { IsOutlier = score >= threshold };
    }

    /// <param name="isTold">Has a reason then, however little it weighs.</param>
    private static CellSurprise[] Reasons(int block, TypeJudge judge, List<JudgedCell> cells, bool isTold)
    {
        Span<int> oddest = stackalloc int[MaxReasons];
        var (count, total) = (0, 0.0);
        var weighed = cells.Sum(c => double.IsNaN(c.Weight) ? 0 : c.Weight);
        if (isTold && !cells.Exists(c => IsReason(c, weighed)))
        {
            weighed = 0;
            oddest = oddest[..1];
        }

        for (var c = 0; c < cells.Count; c++)
        {
            var at = IsReason(cells[c], weighed) ? count : oddest.Length;
            for (; at > 0 && at <= count && IsOdder(judge, cells[c], cells[oddest[at - 1]]); at--)
            {
                if (at < oddest.Length)
                {
                    oddest[at] = oddest[at - 1];
                }
            }

            if (at < oddest.Length)
            {
                oddest[at] = c;
                count = Math.Min(oddest.Length, count + 1);
            }
        }

        foreach (var c in oddest[..count])
        {
            total += cells[c].Nats;
        }

        var reasons = new CellSurprise[count];
        for (var i = 0; i < count; i++)
        {
            reasons[i] = judge.Surprise(block, cells[oddest[i]], total);
        }

        return reasons;
    }

    /// <param name="weighed">The weights of all cells together.</param>
    private static bool IsReason(JudgedCell cell, double weighed) => double.IsNaN(cell.Weight)
        ? cell.Tail < LeastOdd
        : cell.Weight > weighed * (cell.Tail < LeastOdd ? LeastShare : LeastShareOfUsual);

    private static bool IsOdder(TypeJudge judge, JudgedCell cell, JudgedCell than) =>
        cell.Nats > than.Nats || (cell.Nats == than.Nats && string.CompareOrdinal(judge.PathOf(cell), judge.PathOf(than)) < 0);
}
