using GraphSec.Models.Detectors.Evidence;
using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Models.Kernels;
using GraphSec.Models.Threading;

namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>A trained detector: all that scoring needs.</summary>
public sealed class Detector(Vocabulary vocabulary, LikelihoodNetwork? network, DetectorOptions options, FormCalibration calibration)
{
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
        var encoded = SideBySide.Of(graphs, graph => CellEncoder.Encode(graph, Vocabulary));
        var distributions = Expectations(encoded, kernels);
        var (scores, types, firstSlot) = (new List<BlockScore[]>(encoded.Length), new List<BlocksOfType>(), 0);
        foreach (var graph in encoded)
        {
            scores.Add(new BlockScore[graph.Features.Blocks.Count]);
            types.AddRange(MembersOfTypes(graph.Features).Select(type => new BlocksOfType(graph, firstSlot, type.Key, type.Value, scores[^1])));
            firstSlot += graph.Numbers.SlotCount;
        }

        SideBySide.Do(types, () => new BlockScorer(this, distributions, threshold), (type, scorer) => scorer.Score(type));
        return [.. graphs.Select((graph, g) => GraphScores.Ranked(graph, threshold, scores[g]))];
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
            var judge = new TypeJudge(this, encoded, encoded.References, distributions, 0, type, members, judged);
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
}
