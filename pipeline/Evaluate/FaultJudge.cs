using GraphSec.Models.Kernels;
using GraphSec.Models.Threading;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Baselines;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Artifacts.Faults;

namespace GraphSec.Pipeline.Evaluate;

/// <summary>Plants faults in some graphs once, and says how well one detector after the other finds them.</summary>
public sealed class FaultJudge
{
    private readonly EvaluateOptions options;
    private readonly PlantedGraph[] planted;
    private readonly HashSet<string> kinds;
    private readonly int[] sameAs;

    /// <param name="vocabulary">Of all detectors that will be judged.</param>
    public FaultJudge(IEnumerable<GraphFeatures> graphs, Vocabulary vocabulary, EvaluateOptions options)
    {
        this.options = options;
        var planter = new FaultPlanter(Evaluator.Chosen(graphs, options), vocabulary, options.Plant);
        kinds = planter.Faults.Select(fault => fault.Name).ToHashSet(StringComparer.Ordinal);
        planted = [.. planter.Plant()];

        // Where nothing was changed, one copy is as good as another.
        sameAs = new int[planted.Length];
        var untouched = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < planted.Length; i++)
        {
            sameAs[i] = planted[i].Faults.Any(fault => fault is not null) || untouched.TryAdd(planted[i].Graph.Name, i) ? i : untouched[planted[i].Graph.Name];
        }
    }

    public int Faults => planted.Sum(copy => copy.Faults.Count(fault => fault is not null));

    /// <summary>On all faults; NaN where none could be planted.</summary>
    public double AveragePrecision(Detector detector, IKernels kernels)
    {
        var (ranker, scores) = (new DetectorRanker(Evaluation.Detector, detector, kernels), new double[planted.Length][]);
        Parallel.For(0, planted.Length, new ParallelOptions { MaxDegreeOfParallelism = Workers.Threads }, i =>
        {
            if (sameAs[i] == i)
            {
                scores[i] = ranker.Score(planted[i].Graph);
            }
        });

        var scored = new ScoredGraphs([ranker.Name], options);
        for (var i = 0; i < planted.Length; i++)
        {
            scored.Add(planted[i], [scores[sameAs[i]]]);
        }

        var pool = scored.Pool(0, kinds);
        return pool.Faults == 0 ? double.NaN : pool.Figures([.. Enumerable.Repeat(1, scored.Repositories)])[(int)Figure.AveragePrecision];
    }
}
