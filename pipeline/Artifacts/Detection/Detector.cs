using GraphSec.Models.Detectors.Evidence;
using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Models.Kernels;

namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>A trained detector: all that scoring needs.</summary>
public sealed class Detector(Vocabulary vocabulary, LikelihoodNetwork? network, DetectorOptions options, FormCalibration calibration)
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

    public Vocabulary Vocabulary { get; } = vocabulary;

    /// <summary>Null compares peers alone.</summary>
    public LikelihoodNetwork? Network { get; } = network;

    public DetectorOptions Options { get; } = options;

    public FormCalibration Calibration { get; } = calibration;

    /// <summary>What the network's opinion is worth in peers.</summary>
    public PeerConcentration Concentration { get; init; } = new([], (float)options.UntrainedStrength);

    /// <summary>Percentiles for blocks of types that training never saw, which are judged by peers alone.</summary>
    public FormCalibration UntrainedCalibration { get; init; } = calibration;

    /// <summary>Weighs what is odd about blocks of trained types; null leaves it to how odd it is.</summary>
    public EvidenceNetwork? Evidence { get; init; }

    /// <summary>What people prefer; null has no opinion.</summary>
    public Preference? Preference { get; init; }

    /// <summary>The same with other percentiles.</summary>
    public Detector With(FormCalibration calibration, FormCalibration untrained) =>
        new(Vocabulary, Network, Options, calibration)
        {
            Concentration = Concentration,
            UntrainedCalibration = untrained,
            Evidence = Evidence,
            Preference = Preference,
        };

    /// <summary>The same with other weights.</summary>
    public Detector With(EvidenceNetwork? evidence, Preference? preference) =>
        new(Vocabulary, Network, Options, Calibration)
        {
            Concentration = Concentration,
            UntrainedCalibration = UntrainedCalibration,
            Evidence = evidence,
            Preference = preference,
        };

    /// <summary>The same as it judges types that its network does not know.</summary>
    public Detector Untrained() =>
        new(Vocabulary, null, Options, UntrainedCalibration)
        {
            Concentration = Concentration,
            UntrainedCalibration = UntrainedCalibration,
            Evidence = Evidence,
            Preference = Preference,
        };

    /// <summary>The same without anything learned: peers alone.</summary>
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
        var distributions = Expectations(encoded, kernels);
        var (scores, judged, firstSlot) = (new GraphScores[graphs.Count], new JudgedBlock(Options.Without.HasFlag(DetectorParts.Tails)), 0);
        var preference = Preference is null ? null : new CellPreference(Preference);
        var weigher = Evidence is null ? null : new CellWeigher(Evidence, preference, Options.UsualReference);
        for (var g = 0; g < scores.Length; g++)
        {
            scores[g] = Score(encoded[g], distributions, firstSlot, threshold, judged, weigher, preference);
            firstSlot += encoded[g].Numbers.SlotCount;
        }

        return scores;
    }

    /// <summary>Whether the network knows a block's type; else its peers alone judge it.</summary>
    public bool IsTrained(BlockFeatures block) => Network is not null && Vocabulary.TypeOf(block.Type) >= 0;

    /// <summary>Shows the judgement of every block of a graph, which stays as it is until the next.</summary>
    internal void Judge(GraphFeatures graph, IKernels kernels, Action<int, TypeJudge, JudgedBlock> see)
    {
        var (encoded, judged) = (CellEncoder.Encode(graph, Vocabulary), new JudgedBlock(Options.Without.HasFlag(DetectorParts.Tails)));
        var distributions = Expectations([encoded], kernels);
        foreach (var (type, members) in MembersOfTypes(graph))
        {
            var judge = new TypeJudge(this, encoded, distributions, 0, type, members, judged);
            foreach (var block in members)
            {
                see(block, judge, judge.Judge(block));
            }
        }
    }

    /// <summary>What the network expects at every slot of some graphs, pooled with the plain frequencies; null without a network.</summary>
    private SlotDistributions? Expectations(IReadOnlyList<EncodedGraph> encoded, IKernels kernels)
    {
        var distributions = Network is null ? null : LikelihoodInference.Run(Network, CellGraph.Join([.. encoded.Select(e => e.Numbers)]), kernels);
        distributions?.PoolWithPriors(Options.ContextWeight);
        return distributions;
    }

    private GraphScores Score(EncodedGraph encoded, SlotDistributions? distributions, int firstSlot, double threshold, JudgedBlock judged,
        CellWeigher? weigher, CellPreference? preference)
    {
        var graph = encoded.Features;
        var scores = new BlockScore[graph.Blocks.Count];
        foreach (var (type, members) in MembersOfTypes(graph))
        {
            var judge = new TypeJudge(this, encoded, distributions, firstSlot, type, members, judged);
            var worse = preference?.Worse(encoded, Vocabulary.TypeOf(type), members, Options.PreferenceStrength);
            for (var i = 0; i < members.Count; i++)
            {
                var (block, seen) = (members[i], judge.Judge(members[i]));
                var preferenceWeight = PreferenceWeight(encoded, block);
                var own = weigher is null ? seen.Surprise() : seen.Weigh(weigher, judge, block, preferenceWeight);
                var more = worse is null ? 0 : preferenceWeight * worse[i];
                scores[block] = Score(graph, block, judge, JudgedBlock.Odder(own, more), seen.Cells, threshold);
            }
        }

        Array.Sort(scores, (a, b) => b.Surprise.CompareTo(a.Surprise) is not 0 and var order
            ? order
            : string.CompareOrdinal(a.Block.Address, b.Block.Address));
        return new GraphScores(graph, threshold, scores);
    }

    /// <summary>The more there is to see, the less it takes a prejudice.</summary>
    private double PreferenceWeight(EncodedGraph encoded, int block)
    {
        if (Preference is null)
        {
            return 0;
        }

        var crowd = encoded.References.ConnectedTo(block) / Options.PreferenceBlocks;
        return Options.PreferenceWeight / (1 + crowd * crowd);
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

    private BlockScore Score(GraphFeatures graph, int index, TypeJudge judge, double surprise, List<JudgedCell> cells, double threshold)
    {
        var block = graph.Blocks[index];
        var score = (IsTrained(block) ? Calibration : UntrainedCalibration)[graph.Form].Percentile(surprise);
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
