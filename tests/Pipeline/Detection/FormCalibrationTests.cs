using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Tests.Pipeline.Detection;

public class FormCalibrationTests
{
    [Fact]
    public void Each_form_has_its_own_percentiles()
    {
        var calibration = FormCalibration.Of([Graph("a", SourceForm.Configuration, 1000, 10), Graph("a", SourceForm.Dot, 1000, 1)], _ => true);
        Assert.Equal(50, calibration[SourceForm.Configuration].Percentile(5), 1.0);
        Assert.Equal(50, calibration[SourceForm.Dot].Percentile(0.5), 1.0);
    }

    [Fact]
    public void A_form_with_few_blocks_takes_the_pool()
    {
        var calibration = FormCalibration.Of([Graph("a", SourceForm.Configuration, 1000, 10), Graph("b", SourceForm.Plan, 30, 1)], _ => true);
        Assert.Same(calibration.Pooled, calibration[SourceForm.Plan]);
        Assert.Same(calibration.Pooled, calibration[SourceForm.State]);
    }

    [Fact]
    public void A_large_repository_does_not_speak_for_all()
    {
        var large = Graph("large", SourceForm.Dot, 100_000, 10);
        var small = Enumerable.Range(0, 9).Select(i => Graph($"small{i}", SourceForm.Dot, 300, 1));
        var calibration = FormCalibration.Of([large, .. small], _ => true);
        // Nine tenths of the weight lies below 1, and a hundredth of the blocks of the large one.
        Assert.Equal(91, calibration[SourceForm.Dot].Percentile(1), 1.5);
    }

    [Fact]
    public void Blocks_that_do_not_count_are_left_out()
    {
        var calibration = FormCalibration.Of([Graph("a", SourceForm.Dot, 1000, 10)], score => score.Surprise < 5);
        Assert.True(calibration[SourceForm.Dot].Percentile(5) > 99);
    }

    /// <summary>Blocks with surprises spread evenly from 0 to <paramref name="most"/>.</summary>
    private static GraphScores Graph(string repository, SourceForm form, int blocks, double most) => new(
        new GraphFeatures(repository, repository, form, true, [], []), 97,
        [.. Enumerable.Range(0, blocks).Select(i => new BlockScore(new BlockFeatures($"a.b{i}", "a", "", 1, null, null, []), 0, most * i / blocks, []))]);
}
