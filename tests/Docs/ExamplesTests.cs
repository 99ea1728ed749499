using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Tests.Docs;

public class ExamplesTests
{
    /// <summary>Share of a repository's blocks that a reader looks at.</summary>
    private const double Looked = 0.15;

    [Theory]
    [InlineData("web-shop")]
    [InlineData("data-platform")]
    [InlineData("aks-platform")]
    public void Most_planted_oddities_rank_high(string example)
    {
        var folder = RepositoryFolder.At("examples/" + example);
        var flow = new Flow(new FlowOptions());
        var input = flow.Read(folder);
        Assert.Empty(input.Graphs[0].Errors);
        var model = DetectorFile.Read(RepositoryFolder.At("models/pretrained"));
        var ranked = Assert.Single(flow.Score(input, model)).Blocks.Select(b => b.Block.Address).ToList();
        var odd = File.ReadLines(Path.Combine(folder, "oddities.csv")).Skip(1).Select(line => line.Split(',')[0].Split('[')[0]).ToArray();
        Assert.Equal(6, odd.Length);
        Assert.All(odd, address => Assert.Contains(address, ranked));
        var found = odd.Count(address => ranked.IndexOf(address) < ranked.Count * Looked);
        Assert.True(found >= 4, $"{found} of {odd.Length} in the first {Looked:P0}");
    }
}
