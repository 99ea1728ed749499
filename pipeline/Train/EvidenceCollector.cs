using GraphSec.Models.Detectors.Evidence;
using GraphSec.Models.Kernels;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Artifacts.Faults;

namespace GraphSec.Pipeline.Train;

/// <summary>Judges graphs and keeps what was found as examples.</summary>
internal sealed class EvidenceCollector(Detector detector, int buckets, EvidenceExamples examples, IKernels kernels, float share = 1)
{
    /// <summary>There are few faults against a house's habits, and they are what nobody else can find.</summary>
    private const float HabitWeight = 8;

    /// <summary>Of what is as it is usual only one in so many is kept, and counts for all of them: there is much of it.</summary>
    private const int DullOnes = 4;
    private const double Dull = 0.5;

    private readonly CellPreference? preference = detector.Preference is null ? null : new CellPreference(detector.Preference);
    private readonly float[] numbers = new float[CellEvidence.Width];
    private readonly int[] words = new int[CellEvidence.Words];
    private int dull;

    /// <summary>Everything in a graph is as it should be.</summary>
    public void AddUsual(GraphFeatures graph) => detector.Judge(graph, kernels, (block, judge, judged) => Add(judge, judged, block, c => (0, Share(c))));

    /// <summary>What differs from the original in a block with a fault is wrong; the rest of the block says nothing.</summary>
    public void AddPlanted(PlantedGraph planted, GraphFeatures original)
    {
        var before = original.Blocks.ToDictionary(b => b.Address, StringComparer.Ordinal);
        detector.Judge(planted.Graph, kernels, (block, judge, judged) =>
        {
            var now = planted.Graph.Blocks[block];
            if (planted.Faults[block] is not null)
            {
                var changed = Differences(Outcomes(before[now.Address]), Outcomes(now));
                var weight = HouseHabits.Names.Contains(planted.Faults[block]!) ? HabitWeight : 1;
                Add(judge, judged, block, c => (1, changed.Contains(judge.PathOf(c)) ? weight : 0));
            }
        });
    }

    /// <summary>Of each bad example and each good one of the same name, what differs between blocks of one type.</summary>
    public void AddLabelled(IEnumerable<GraphFeatures> labelled, float weight)
    {
        foreach (var pair in LabelledPair.Of(labelled))
        {
            AddDifferences(pair.Bad, pair.Good, 1, weight);
            AddDifferences(pair.Good, pair.Bad, 0, weight);
        }
    }

    private void AddDifferences(GraphFeatures graph, GraphFeatures other, float target, float weight)
    {
        var others = other.Blocks.GroupBy(b => b.Type, StringComparer.Ordinal).Where(g => g.Count() == 1)
            .ToDictionary(g => g.Key, g => Outcomes(g.First()), StringComparer.Ordinal);
        detector.Judge(graph, kernels, (block, judge, judged) =>
        {
            var own = graph.Blocks[block];
            if (others.TryGetValue(own.Type, out var expected))
            {
                var changed = Differences(expected, Outcomes(own));
                Add(judge, judged, block, c => (target, changed.Contains(judge.PathOf(c)) ? weight : 0));
            }
        });
    }

    private void Add(TypeJudge judge, JudgedBlock judged, int block, Func<JudgedCell, (float Target, float Weight)> label)
    {
        foreach (var c in judged.OddestOfPaths())
        {
            var (target, weight) = label(judged.Cells[c]);
            if (weight > 0)
            {
                CellEvidence.Fill(judge, judged, block, judged.Cells[c], preference, numbers);
                var count = CellEvidence.Fill(judge, block, judged.Cells[c], buckets, words);
                examples.Add(numbers, words.AsSpan(0, count), target, share * weight);
            }
        }
    }

    private float Share(JudgedCell cell) => cell.Tail < Dull ? 1 : dull++ % DullOnes == 0 ? DullOnes : 0;

    private static Dictionary<string, string> Outcomes(BlockFeatures block) =>
        block.Cells.GroupBy(c => c.Path, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => string.Join('\n', g.Select(c => c.Outcome)), StringComparer.Ordinal);

    private static HashSet<string> Differences(Dictionary<string, string> one, Dictionary<string, string> other) =>
        one.Keys.Union(other.Keys).Where(path => one.GetValueOrDefault(path) != other.GetValueOrDefault(path)).ToHashSet(StringComparer.Ordinal);
}
