using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Models.Kernels;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Featurize;
using GraphSec.Pipeline.Train;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Train;

public class CrossFittingTests
{
    private static readonly LikelihoodOptions Options = new() { Hidden = 4, Epochs = 1, BatchNodes = 32 };

    private static readonly FeatureSet Corpus =
        Featurizer.Featurize([.. Enumerable.Range(0, 20).Select(i => SmallGraphs.Flat($"r{i}"))], new FeaturizeOptions { MinBlocks = 3, OftenInOne = 9 });

    [Fact]
    public void Every_training_repository_is_left_out_once_and_nothing_else()
    {
        var folds = Fit(3);
        var training = Corpus.Of(Split.Training).Select(g => g.Repository).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(3, folds.Count);
        Assert.Equal(training, folds.SelectMany(f => f.Unseen).Select(g => g.Repository).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(folds.Sum(f => f.Unseen.Count), folds.SelectMany(f => f.Unseen).Select(g => g.Name).Distinct().Count());
    }

    [Fact]
    public void A_network_and_its_words_never_saw_what_it_is_to_judge()
    {
        foreach (var fold in Fit(3))
        {
            var seen = fold.Features.Of(Split.Training).Select(g => g.Repository).ToHashSet();
            Assert.DoesNotContain(fold.Unseen, g => seen.Contains(g.Repository));
            Assert.All(fold.Features.Vocabulary.Types, t => Assert.True(t.Repositories <= seen.Count));
            Assert.Equal(fold.Features.Vocabulary.Types.Max(t => t.Repositories), seen.Count);
            Assert.Equal(Corpus.Vocabulary.Limits, fold.Features.Vocabulary.Limits);
            Assert.Empty(fold.Features.Of(Split.Test));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void One_part_is_none(int folds) => Assert.Empty(Fit(folds));

    [Fact]
    public void Too_few_repositories_are_not_divided() => Assert.Empty(CrossFitting.Fit(SmallGraphs.Corpus(), Options, 3, KernelRegistry.Create("scalar")));

    private static List<FittedFold> Fit(int folds) => [.. CrossFitting.Fit(Corpus, Options, folds, KernelRegistry.Create("scalar"))];
}
