using GraphSec.Models.Detectors.Evidence;

namespace GraphSec.Tests.Models.Evidence;

public class EvidenceExamplesTests
{
    [Fact]
    public void Examples_put_together_are_those_added_one_by_one()
    {
        var (all, first, second) = (new EvidenceExamples(2), new EvidenceExamples(2), new EvidenceExamples(2));
        foreach (var examples in (EvidenceExamples[])[all, first])
        {
            examples.Add([1, 2], [7, 8, 9], 1, 0.5f);
            examples.Add([3, 4], [], 0, 1);
        }

        foreach (var examples in (EvidenceExamples[])[all, second])
        {
            examples.Add([5, 6], [10], 0, 2);
            examples.Add([7, 8], [11, 12], 1, 3);
        }

        first.Add(second);
        Assert.Equal(all.Count, first.Count);
        Assert.Equal(all.Numbers, first.Numbers);
        Assert.Equal(all.Targets, first.Targets);
        Assert.Equal(all.Weights, first.Weights);
        Assert.All(Enumerable.Range(0, all.Count), i => Assert.Equal(all.WordsOf(i), first.WordsOf(i)));
    }

    [Fact]
    public void Others_of_another_width_are_refused() =>
        Assert.Throws<ArgumentException>(() => new EvidenceExamples(2).Add(new EvidenceExamples(3)));
}
