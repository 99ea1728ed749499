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
}
