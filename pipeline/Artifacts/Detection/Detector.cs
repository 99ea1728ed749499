using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Models.Kernels;

namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>A trained detector: all that scoring needs.</summary>
public sealed class Detector(Vocabulary vocabulary, LikelihoodNetwork? network, DetectorOptions options, FormCalibration calibration)
{
    /// <summary>Reasons given for a block, at the most.</summary>
    private const int MaxReasons = 5;

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
    public GraphScores Score(GraphFeatures graph, double threshold, IKernels kernels)
    {
        var encoded = CellEncoder.Encode(graph, Vocabulary);
        var distributions = Network is null ? null : LikelihoodInference.Run(Network, encoded.Numbers, kernels);
        var scores = new BlockScore[graph.Blocks.Count];
        foreach (var group in Enumerable.Range(0, graph.Blocks.Count).GroupBy(i => graph.Blocks[i].Type, StringComparer.Ordinal))
        {
            var members = group.ToArray();
            var judge = new TypeJudge(this, encoded, distributions, group.Key, members);
            foreach (var block in members)
            {
                scores[block] = Score(graph.Form, graph.Blocks[block], judge.Judge(block), threshold);
            }
        }

        return new GraphScores(graph, threshold,
            [.. scores.OrderByDescending(s => s.Surprise).ThenBy(s => s.Block.Address, StringComparer.Ordinal)]);
    }

    /// <summary>Whether the network knows a block's type; else its peers alone judge it.</summary>
    public bool IsTrained(BlockFeatures block) => Network is not null && Vocabulary.TypeOf(block.Type) >= 0;

    private BlockScore Score(SourceForm form, BlockFeatures block, List<JudgedSlot> slots, double threshold)
    {
        var surprise = BlockSurprise(slots);
        var oddest = slots.SelectMany(s => s.Seen).Where(s => s.Nats > 0.7)
            .OrderBy(s => s.Tail).ThenBy(s => s.Path, StringComparer.Ordinal).Take(MaxReasons).ToArray();
        var total = oddest.Sum(s => s.Nats);
        var score = (IsTrained(block) ? Calibration : UntrainedCalibration)[form].Percentile(surprise);
        return new BlockScore(block, score, surprise, [.. oddest.Select(s => s with { Share = s.Nats / total })])
        {
            IsOutlier = score >= threshold,
        };
    }

    /// <summary>
    /// How odd a block is by its oddest paths. A tail t counts −ln t, and −ln of the chance that a usual block with these paths
    /// shows any as small (the attainable tails added up: Tarone, Biometrics 1990). The first alone would favour blocks that set
    /// much, the second those that set little; half of each ranked held-out faults best. Further oddities add a little.
    /// </summary>
    internal static double BlockSurprise(List<JudgedSlot> slots)
    {
        double surprise = 0, share = 1;
        foreach (var tail in slots.Select(s => s.Tail).Order().Take(3))
        {
            var chance = Math.Min(1, slots.Sum(s => PeerMixture.AttainableTail(s.Probabilities, tail)));
            surprise += share * -0.5 * (Math.Log(Math.Max(chance, 1e-12)) + Math.Log(Math.Max(tail, 1e-12)));
            share *= 0.1;
        }

        return surprise;
    }
}
