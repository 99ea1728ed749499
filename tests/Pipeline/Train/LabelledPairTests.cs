using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Train;

namespace GraphSec.Tests.Pipeline.Train;

public class LabelledPairTests
{
    [Fact]
    public void Each_bad_example_stands_against_every_good_one_of_its_folder()
    {
        string[] names = ["a/good_1", "a/bad_1", "a/good_0", "a/bad_0", "b/bad", "c/good", "d/other", "good/bad", "bad"];
        var pairs = LabelledPair.Of(names.Select(n => SmallGraphs.Features("any") with { Name = n }));
        Assert.Equal(
            [("a/bad_0", "a/good_0"), ("a/bad_0", "a/good_1"), ("a/bad_1", "a/good_0"), ("a/bad_1", "a/good_1")],
            pairs.Select(p => (p.Bad.Name, p.Good.Name)));
    }
}
