using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Models.Kernels;

namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>A trained detector: all that scoring needs.</summary>
public sealed class Detector(Vocabulary vocabulary, LikelihoodNetwork? network, DetectorOptions options, FormCalibration calibration)
{
    /// <summary>Reasons given for a block, at the most.</summary>
    private const int MaxReasons = 5;

    /// <summary>Tails from which on a cell is no reason for anything: half of what one sees is odder (e to the −0.7).</summary>
    private static readonly double LeastOdd = Math.Exp(-0.7);

    public Vocabulary Vocabulary { get; } = vocabulary;

    /// <summary>Null compares peers alone.</summary>
    public LikelihoodNetwork? Network { get; } = network;

    public DetectorOptions Options { get; } = options;

    public FormCalibration Calibration { get; } = calibration;

    /// <summary>What the network's opinion is worth in peers.</summary>
    public PeerConcentration Concentration { get; init; } = new([], (float)options.UntrainedStrength);

    /// <summary>Percentiles for blocks of types that training never saw, which are judged by peers alone.</summary>
    public FormCalibration UntrainedCalibration { get; init; } = calibration;

    /// <summary>The same with other percentiles.</summary>
    public Detector With(FormCalibration calibration, FormCalibration untrained) =>
        new(Vocabulary, Network, Options, calibration) { Concentration = Concentration, UntrainedCalibration = untrained };

    /// <summary>The same without the network: peers alone.</summary>
    public Detector PeersAlone() =>
        new(Vocabulary, null, Options, UntrainedCalibration) { Concentration = Concentration, UntrainedCalibration = UntrainedCalibration };

    /// <summary>Scores every block of a graph.</summary>
    /// <param name="threshold">Score from which a block is an outlier, 0 to 100.</param>
    public GraphScores Score(GraphFeatures graph, double threshold, IKernels kernels) => Score([graph], threshold, kernels)[0];

    /// <summary>Scores every block of some graphs, each by itself but all in one pass of the network: in bulk that is faster.</summary>
    /// <param name="threshold">Score from which a block is an outlier, 0 to 100.</param>
    public IReadOnlyList<GraphScores> Score(IReadOnlyList<GraphFeatures> graphs, double threshold, IKernels kernels)
    {
        var encoded = graphs.Select(graph => CellEncoder.Encode(graph, Vocabulary)).ToList();
        var distributions = Network is null ? null : LikelihoodInference.Run(Network, CellGraph.Join([.. encoded.Select(e => e.Numbers)]), kernels);
        distributions?.PoolWithPriors(Options.ContextWeight);
        var (scores, judged, firstSlot) = (new GraphScores[graphs.Count], new JudgedBlock(), 0);
        for (var g = 0; g < scores.Length; g++)
        {
            scores[g] = Score(encoded[g], distributions, firstSlot, threshold, judged);
            firstSlot += encoded[g].Numbers.SlotCount;
        }

        return scores;
    }

    /// <summary>Whether the network knows a block's type; else its peers alone judge it.</summary>
    public bool IsTrained(BlockFeatures block) => Network is not null && Vocabulary.TypeOf(block.Type) >= 0;

    private GraphScores Score(EncodedGraph encoded, SlotDistributions? distributions, int firstSlot, double threshold, JudgedBlock judged)
    {
        var graph = encoded.Features;
        var scores = new BlockScore[graph.Blocks.Count];
        foreach (var (type, members) in MembersOfTypes(graph))
        {
            var judge = new TypeJudge(this, encoded, distributions, firstSlot, type, members, judged);
            foreach (var block in members)
            {
                scores[block] = Score(graph, block, judge, threshold);
            }
        }

        Array.Sort(scores, (a, b) => b.Surprise.CompareTo(a.Surprise) is not 0 and var order
            ? order
            : string.CompareOrdinal(a.Block.Address, b.Block.Address));
        return new GraphScores(graph, threshold, scores);
    }

    private static Dictionary<string, List<int>> MembersOfTypes(GraphFeatures graph)
    {
        var members = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var block = 0; block < graph.Blocks.Count; block++)
        {
            var type = graph.Blocks[block].Type;
            (members.TryGetValue(type, out var list) ? list : members[type] = []).Add(block);
        }

        return members;
    }

    private BlockScore Score(GraphFeatures graph, int index, TypeJudge judge, double threshold)
    {
        var block = graph.Blocks[index];
        var judged = judge.Judge(index);
        var surprise = judged.Surprise();
        var score = (IsTrained(block) ? Calibration : UntrainedCalibration)[graph.Form].Percentile(surprise);
        return new BlockScore(block, score, surprise, Reasons(index, judge, judged.Cells)) { IsOutlier = score >= threshold };
    }

    private static CellSurprise[] Reasons(int block, TypeJudge judge, List<JudgedCell> cells)
    {
        Span<int> oddest = stackalloc int[MaxReasons];
        var (count, total) = (0, 0.0);
        for (var c = 0; c < cells.Count; c++)
        {
            var at = cells[c].Tail < LeastOdd ? count : MaxReasons;
            for (; at > 0 && at <= count && IsOdder(judge, cells[c], cells[oddest[at - 1]]); at--)
            {
                if (at < MaxReasons)
                {
                    oddest[at] = oddest[at - 1];
                }
            }

            if (at < MaxReasons)
            {
                oddest[at] = c;
                count = Math.Min(MaxReasons, count + 1);
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

    private static bool IsOdder(TypeJudge judge, JudgedCell cell, JudgedCell than) =>
        cell.Tail < than.Tail || (cell.Tail == than.Tail && string.CompareOrdinal(judge.PathOf(cell), judge.PathOf(than)) < 0);
}
