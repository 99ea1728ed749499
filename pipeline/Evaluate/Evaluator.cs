using GraphSec.Models.Kernels;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Baselines;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Artifacts.Faults;

namespace GraphSec.Pipeline.Evaluate;

/// <summary>Plants faults in graphs of repositories that training did not see and asks every ranker for them.</summary>
public static class Evaluator
{
    private const int MinBlocks = 10;
    private static readonly double[] Thresholds = [90, 95, 97, 99];

    /// <param name="others">Detectors to compare with, by name, beside the baselines: of the same words.</param>
    public static Evaluation Evaluate(FeatureSet features, Detector detector, EvaluateOptions options, IKernels kernels,
        Action<string>? progress = null, IReadOnlyList<(string Name, Detector Detector)>? others = null)
    {
        BaselineCatalog.Check(options.Baselines);
        var held = Chosen(features.Of(Split.Test), options);
        var graphs = held.Length > 0 ? held : Chosen(features.Of(Split.Training), options);
        IReadOnlyList<IBlockRanker> rankers =
        [
            new DetectorRanker(Evaluation.Detector, detector, kernels),
            .. BaselineCatalog.Baselines.Where(b => options.Baselines.Contains(BaselineCatalog.All) || options.Baselines.Contains(b.Word))
                .Select(b => b.Create(features, detector, options.Seed, kernels)),
            .. (others ?? []).Select(other => new DetectorRanker(other.Name, other.Detector, kernels)),
        ];
        var planter = new FaultPlanter(graphs, detector.Vocabulary, options.Plant);
        var untouched = new Dictionary<string, double[][]>(StringComparer.Ordinal);
        var scored = new ScoredGraphs([.. rankers.Select(r => r.Name)], options);
        foreach (var planted in planter.Plant())
        {
            progress?.Invoke(planted.Kinds.Count == 1 ? planted.Kinds.First() : planted.Graph.Name);
            if (planted.Faults.Any(f => f is not null))
            {
                scored.Add(planted, Scores(planted.Graph));
            }
            else
            {
                // Nothing was changed: most copies of rare kinds are only there for their controls.
                if (!untouched.TryGetValue(planted.Graph.Name, out var scores))
                {
                    untouched[planted.Graph.Name] = scores = Scores(planted.Graph);
                }

                scored.Add(planted, scores);
            }
        }

        var groups = Groups(planter.Faults, scored).ToArray();
        var bootstrap = new Bootstrap(scored.Repositories, options.Bootstrap, options.Seed);
        progress?.Invoke("intervals");
        var summaries = new SortedDictionary<string, Ranking>[groups.Length];
        Parallel.For(0, groups.Length, i => summaries[i] = Rankings(scored, groups[i], bootstrap));
        var rankings = groups.Zip(summaries).Where(g => g.Second.Count > 0).ToDictionary(g => g.First, g => g.Second);
        var all = scored.Rows(0, planter.Faults.Select(f => f.Name).ToHashSet(StringComparer.Ordinal)).ToArray();
        return new Evaluation(
            held.Length > 0,
            graphs.Select(g => g.Repository).Distinct(StringComparer.Ordinal).Count(),
            graphs.Length,
            planter.Faults,
            [.. groups.Where(rankings.ContainsKey)],
            rankings,
            Thinned([.. RankingMetrics.Curve([.. all.Select(r => r.Score)], [.. all.Select(r => r.IsFault)])]),
            LeakAudit.Of(planter, options),
            Calibration(graphs, detector, options, kernels));

        // Rankers share nothing that changes but kernels of a device, which take turns.
        double[][] Scores(GraphFeatures graph)
        {
            var scores = new double[rankers.Count][];
            Parallel.For(0, rankers.Count, i => scores[i] = rankers[i].Score(graph));
            return scores;
        }
    }

    /// <summary>In their order, as long as there is room for their repository.</summary>
    internal static GraphFeatures[] Chosen(IEnumerable<GraphFeatures> graphs, EvaluateOptions options)
    {
        var (chosen, blocks) = (new List<GraphFeatures>(), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var graph in graphs.Where(g => g.Blocks.Count >= MinBlocks && g.Blocks.Count <= options.MostBlocks))
        {
            var sum = blocks.GetValueOrDefault(graph.Repository) + graph.Blocks.Count;
            if (sum <= options.MostOfRepository)
            {
                blocks[graph.Repository] = sum;
                chosen.Add(graph);
            }
        }

        return [.. chosen];
    }

    private static IEnumerable<FaultGroup> Groups(IReadOnlyList<Fault> faults, ScoredGraphs scored)
    {
        var every = Kinds(faults);
        yield return new FaultGroup("all", Evaluation.AllFaults, every);
        foreach (var set in faults.GroupBy(f => f.Set).OrderBy(g => g.Key))
        {
            yield return new FaultGroup("set", EnumWords.Of(set.Key), Kinds(set));
        }

        foreach (var family in faults.Where(f => f.Set == FaultSet.Semantic).GroupBy(f => f.Family).OrderBy(g => g.Key))
        {
            yield return new FaultGroup("family", EnumWords.Of(family.Key), Kinds(family));
        }

        foreach (var provider in scored.Providers())
        {
            yield return new FaultGroup("provider", provider, every, type => ScoredGraphs.ProviderOf(type) == provider);
        }

        foreach (var fault in faults.OrderBy(f => f.Family).ThenBy(f => f.Name, StringComparer.Ordinal))
        {
            yield return new FaultGroup("fault", fault.Name, Kinds([fault]));
        }

        static IReadOnlySet<string> Kinds(IEnumerable<Fault> of) => of.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Every ranker on a group of faults; the same bootstrap samples for all, so that differences are paired.</summary>
    private static SortedDictionary<string, Ranking> Rankings(ScoredGraphs scored, FaultGroup group, Bootstrap bootstrap)
    {
        var rankings = new SortedDictionary<string, Ranking>(StringComparer.Ordinal);
        double[] detector = [];
        double[][] detectorSamples = [];
        for (var ranker = 0; ranker < scored.Rankers.Count; ranker++)
        {
            var pool = scored.Pool(ranker, group.Kinds, group.Covers);
            if (pool.Faults == 0)
            {
                break;
            }

            var figures = pool.Figures(bootstrap.Whole);
            double[][] samples = [.. bootstrap.Samples.Select(pool.Figures)];
            if (ranker == 0)
            {
                (detector, detectorSamples) = (figures, samples);
            }

            var estimates = figures.Select((f, i) => Estimate.Of(f, samples.Select(s => s[i])));
            var ahead = figures.Select((f, i) => Estimate.Of(detector[i] - f, samples.Select((s, b) => detectorSamples[b][i] - s[i])));
            rankings[scored.Rankers[ranker]] = new Ranking([.. estimates], [.. ahead], pool.Faults, pool.Blocks);
        }

        return rankings;
    }

    private static IReadOnlyList<Reliability> Calibration(GraphFeatures[] graphs, Detector detector, EvaluateOptions options,
        IKernels kernels)
    {
        var repositories = graphs.GroupBy(g => g.Repository, StringComparer.Ordinal)
            .Select(r => r.SelectMany(g => detector.Score(g, threshold: 100, kernels).Blocks.Select(b => b.Score)).ToArray()).ToArray();
        var bootstrap = new Bootstrap(repositories.Length, options.Bootstrap, options.Seed);
        return [.. Thresholds.Select(t => new Reliability(t, 1 - t / 100,
            Estimate.Of(Share(t, bootstrap.Whole), bootstrap.Samples.Select(w => Share(t, w)))))];

        double Share(double threshold, int[] weights) =>
            repositories.Zip(weights, (r, w) => (double)w * r.Count(s => s >= threshold)).Sum()
            / repositories.Zip(weights, (r, w) => (double)w * r.Length).Sum();
    }

    /// <summary>At most 200 points, the ends among them: enough to draw.</summary>
    private static CurvePoint[] Thinned(CurvePoint[] curve)
    {
        const int Points = 200;
        return curve.Length <= Points
            ? curve
            : [.. Enumerable.Range(0, Points).Select(i => curve[(int)((long)i * (curve.Length - 1) / (Points - 1))])];
    }
}
