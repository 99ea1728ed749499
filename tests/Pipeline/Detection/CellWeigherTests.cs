using GraphSec.Models;
using GraphSec.Models.Detectors.Evidence;
using GraphSec.Models.Kernels;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Detection;

public class CellWeigherTests
{
    [Fact]
    public void What_was_weighed_before_makes_no_difference()
    {
        var network = new EvidenceNetwork(CellEvidence.Width, new EvidenceOptions { Buckets = 512 });
        var random = new Pcg32(5);
        foreach (ref var weight in network.Words.Values)
        {
            weight = random.NextSingle();
        }

        var (used, cells) = (new CellWeigher(network, null), 0);
        foreach (var item in SmallCorpus.Features.Graphs)
        {
            SmallCorpus.Trained.Detector.Judge(item.Graph, KernelRegistry.Create("scalar"), (block, judge, judged) =>
            {
                Assert.Equal(new CellWeigher(network, null).LogOdds(judge, judged, block), used.LogOdds(judge, judged, block));
                cells += judged.Cells.Count;
            });
        }

        Assert.True(cells > 20, $"only {cells} cells");
    }

    [Fact]
    public void What_is_as_usual_as_any_is_doubted_less()
    {
        const double Less = 1.5, OfValues = 0.5;
        var network = new EvidenceNetwork(CellEvidence.Width, new EvidenceOptions { Buckets = 512 });
        var (plain, lenient) = (new CellWeigher(network, null), new CellWeigher(network, null, Less, OfValues));
        var counts = new Dictionary<double, int> { [Less] = 0, [OfValues] = 0, [0] = 0 };
        foreach (var item in SmallCorpus.Features.Graphs)
        {
            SmallCorpus.Trained.Detector.Judge(item.Graph, KernelRegistry.Create("scalar"), (block, judge, judged) =>
            {
                var before = plain.LogOdds(judge, judged, block);
                var after = lenient.LogOdds(judge, judged, block);
                for (var i = 0; i < judged.Cells.Count; i++)
                {
                    var (cell, seen) = (judged.Cells[i], judge.CellOf(block, judged.Cells[i]));
                    var less = cell.Tail <= 0.95 ? 0 : seen.IsReference ? Less : seen.Instances.Count == 0 ? OfValues : 0;
                    Assert.Equal(before[i] - less, after[i], 1e-6);
                    counts[less]++;
                }
            });
        }

        Assert.All(counts, count => Assert.True(count.Value > 1, $"only {count.Value} cells lose {count.Key}"));
    }
}
