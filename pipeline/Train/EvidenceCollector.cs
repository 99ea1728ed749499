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

    /// <summary>What a block has at a path that it does not set.</summary>
    private static readonly HashSet<string> Nothing = [Cell.Absent];

    private readonly CellPreference? preference = detector.Preference is null ? null : new CellPreference(detector.Preference);
    private readonly float[] numbers = new float[CellEvidence.Width];
    private readonly int[] words = new int[CellEvidence.Words];
    private int dull;

    /// <summary>Everything in a graph is as it should be.</summary>
    public void AddUsual(GraphFeatures graph) => detector.Judge(graph, kernels, (block, judge, judged) =>
    {
        foreach (var cell in judged.Cells)
        {
            Add(judge, judged, block, cell, 0, Share(cell));
        }
    });

    /// <summary>What differs from the original in a block with a fault is wrong; the rest of the block says nothing.</summary>
    public void AddPlanted(PlantedGraph planted, GraphFeatures original)
    {
        var before = original.Blocks.ToDictionary(b => b.Address, StringComparer.Ordinal);
        detector.Judge(planted.Graph, kernels, (block, judge, judged) =>
        {
            if (planted.Faults[block] is { } fault)
            {
                AddDifferences(judge, judged, block, before[planted.Graph.Blocks[block].Address], 1, HouseHabits.Names.Contains(fault) ? HabitWeight : 1);
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
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        detector.Judge(graph, kernels, (block, judge, judged) =>
        {
            if (others.TryGetValue(graph.Blocks[block].Type, out var expected))
            {
                AddDifferences(judge, judged, block, expected, target, weight);
            }
        });
    }

    /// <summary>Of each path that differs what the other block does not have; the oddest, where it has more than this.</summary>
    private void AddDifferences(TypeJudge judge, JudgedBlock judged, int block, BlockFeatures other, float target, float weight)
    {
        var (own, others) = (Outcomes(judge.CellsOf(block)), Outcomes([.. other.Cells]));
        foreach (var range in judged.Paths())
        {
            var path = judge.PathOf(judged.Cells[range.Start]);
            var expected = others.GetValueOrDefault(path, Nothing);
            if (own.GetValueOrDefault(path, Nothing).SetEquals(expected))
            {
                continue;
            }

            var cells = judged.Cells[range];
            var strange = cells.FindAll(cell => !expected.Contains(judge.CellOf(block, cell).Outcome));
            foreach (var cell in strange.Count > 0 ? strange : [cells.MinBy(cell => cell.Tail)])
            {
                Add(judge, judged, block, cell, target, weight);
            }
        }
    }

    private void Add(TypeJudge judge, JudgedBlock judged, int block, JudgedCell cell, float target, float weight)
    {
        if (weight > 0)
        {
            CellEvidence.Fill(judge, judged, block, cell, preference, numbers);
            var count = CellEvidence.Fill(judge, block, cell, buckets, words);
            examples.Add(numbers, words.AsSpan(0, count), target, share * weight);
        }
    }

    private float Share(JudgedCell cell) => cell.Tail < Dull ? 1 : dull++ % DullOnes == 0 ? DullOnes : 0;

    private static Dictionary<string, HashSet<string>> Outcomes(ReadOnlySpan<Cell> cells)
    {
        var outcomes = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var cell in cells)
        {
            (outcomes.TryGetValue(cell.Path, out var set) ? set : outcomes[cell.Path] = new HashSet<string>(StringComparer.Ordinal)).Add(cell.Outcome);
        }

        return outcomes;
    }
}
