using GraphSec.Models.Kernels;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Evaluate;

/// <summary>Plants faults in graphs of repositories that training did not see and asks every ranker for them.</summary>
public static class Evaluator
{
    private const int MinBlocks = 10;

    public static Evaluation Evaluate(FeatureSet features, Detector detector, EvaluateOptions options, IKernels kernels,
        Action<string>? progress = null)
    {
        var held = features.Of(Split.Test).Where(g => g.Blocks.Count >= MinBlocks).ToArray();
        var graphs = held.Length > 0 ? held : [.. features.Of(Split.Training).Where(g => g.Blocks.Count >= MinBlocks)];
        var rankers = Rankers(features, detector, options, kernels);
        var samples = rankers.ToDictionary(r => r.Name, _ => NewSamples(), StringComparer.Ordinal);
        foreach (var graph in graphs)
        {
            progress?.Invoke(graph.Name);
            foreach (var planted in Plant(graph, detector.Vocabulary, options))
            {
                foreach (var ranker in rankers)
                {
                    var scores = ranker.Score(planted.Graph);
                    samples[ranker.Name][Evaluation.AllFaults].Add(planted, scores);
                    samples[ranker.Name][FaultNames.Of(planted.Kind)].Add(planted, scores);
                }
            }
        }

        var all = samples[rankers[0].Name][Evaluation.AllFaults];
        return new Evaluation(
            held.Length > 0,
            graphs.Select(g => g.Repository).Distinct(StringComparer.Ordinal).Count(),
            graphs.Length,
            samples.ToDictionary(r => r.Key, r => Summaries(r.Value, options), StringComparer.Ordinal),
            Thinned([.. RankingMetrics.Curve(all.Scores, all.Labels)]));
    }

    private static IEnumerable<PlantedGraph> Plant(GraphFeatures graph, Vocabulary vocabulary, EvaluateOptions options)
    {
        var injector = new FaultInjector(vocabulary, options);
        foreach (var kind in Enum.GetValues<FaultKind>())
        {
            for (var round = 0; round < options.Rounds; round++)
            {
                if (injector.Plant(graph, kind, round) is { } planted)
                {
                    yield return planted;
                }
            }
        }
    }

    private static IBlockRanker[] Rankers(FeatureSet features, Detector detector, EvaluateOptions options, IKernels kernels) =>
    [
        new DetectorRanker("graphsec", detector, kernels),
        new DetectorRanker("peers alone", detector.PeersAlone(), kernels),
        new FrequencyRanker(detector.Vocabulary),
        new IsolationForestRanker(features, options.Seed),
        new DegreeRanker(),
        new RandomRanker(options.Seed),
    ];

    private static SortedDictionary<string, RankedSample> NewSamples()
    {
        var samples = new SortedDictionary<string, RankedSample>(StringComparer.Ordinal) { [Evaluation.AllFaults] = new() };
        foreach (var kind in Enum.GetValues<FaultKind>())
        {
            samples[FaultNames.Of(kind)] = new RankedSample();
        }

        return samples;
    }

    private static SortedDictionary<string, Ranking> Summaries(SortedDictionary<string, RankedSample> samples, EvaluateOptions options)
    {
        var summaries = new SortedDictionary<string, Ranking>(StringComparer.Ordinal);
        foreach (var (kind, sample) in samples)
        {
            if (sample.Labels.Count > 0)
            {
                summaries[kind] = sample.Summary(options.TopShare);
            }
        }

        return summaries;
    }

    /// <summary>At most 200 points, the ends among them: enough to draw.</summary>
    private static CurvePoint[] Thinned(CurvePoint[] curve)
    {
        const int Points = 200;
        return curve.Length <= Points ? curve : [.. Enumerable.Range(0, Points).Select(i => curve[(int)((long)i * (curve.Length - 1) / (Points - 1))])];
    }
}
