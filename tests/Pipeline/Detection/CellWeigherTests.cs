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
                foreach (var cell in judged.Cells)
                {
                    var expected = new CellWeigher(network, null).LogOdds(judge, judged, block, cell);
                    Assert.Equal(expected, used.LogOdds(judge, judged, block, cell));
                    cells++;
                }
            });
        }

        Assert.True(cells > 20, $"only {cells} cells");
    }

    [Fact]
    public void Only_references_as_usual_as_any_are_doubted_less()
    {
        const double Less = 1.5;
        var network = new EvidenceNetwork(CellEvidence.Width, new EvidenceOptions { Buckets = 512 });
        var (plain, lenient, usual, others) = (new CellWeigher(network, null), new CellWeigher(network, null, Less), 0, 0);
        foreach (var item in SmallCorpus.Features.Graphs)
        {
            SmallCorpus.Trained.Detector.Judge(item.Graph, KernelRegistry.Create("scalar"), (block, judge, judged) =>
            {
                foreach (var cell in judged.Cells)
                {
                    var isUsual = cell.Tail > 0.95 && judge.CellOf(block, cell).IsReference;
                    var expected = plain.LogOdds(judge, judged, block, cell) - (isUsual ? Less : 0);
                    Assert.Equal(expected, lenient.LogOdds(judge, judged, block, cell), 1e-9);
                    (usual, others) = isUsual ? (usual + 1, others) : (usual, others + 1);
                }
            });
        }

        Assert.True(usual > 5 && others > 5, $"only {usual} usual references, {others} other cells");
    }
}
