using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Tests.Docs;

public class ExamplesTests
{
    [Theory]
    [InlineData("web-shop")]
    [InlineData("data-platform")]
    [InlineData("aks-platform")]
    public void The_oddest_block_was_planted_and_planted_ones_rank_above_others(string example)
    {
        var folder = RepositoryFolder.At("examples/" + example);
        var flow = new Flow(new FlowOptions());
        var input = flow.Read(folder);
        Assert.Empty(input.Graphs[0].Errors);
        var model = DetectorFile.Read(RepositoryFolder.At("models/pretrained"));
        var scores = Assert.Single(flow.Score(input, model)).Blocks;
        Assert.All(scores, b => Assert.True(b.Score < 50 || b.Reasons.Count > 0, $"nothing is said of {b.Block.Address}"));
        var ranked = scores.Select(b => b.Block.Address).ToList();
        var odd = File.ReadLines(Path.Combine(folder, "oddities.csv")).Skip(1).Select(line => line.Split(',')[0].Split('[')[0]).ToArray();
        Assert.Equal(6, odd.Length);
        Assert.All(odd, address => Assert.Contains(address, ranked));
        Assert.Contains(ranked[0], odd);

        // The area under the ROC curve: the chance that a planted block ranks above another one.
        var others = ranked.Except(odd).Select(address => ranked.IndexOf(address)).ToArray();
        var area = odd.Average(address => others.Average(other => other > ranked.IndexOf(address) ? 1.0 : 0.0));
        Assert.True(area >= 0.94, $"{area:F2}");
        Assert.True(odd.Count(address => ranked.IndexOf(address) < 5) >= 4);
        Assert.True(odd.Count(address => ranked.IndexOf(address) < 10) >= 5);
        Assert.True(odd.Count(address => ranked.IndexOf(address) < 0.15 * ranked.Count) >= 5);
    }
}
