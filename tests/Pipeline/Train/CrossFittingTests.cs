using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Models.Kernels;
using GraphSec.Models.Threading;
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

    [Fact]
    public void Networks_fitted_side_by_side_are_those_of_a_loop()
    {
        var (together, alone) = (Fit(3), (List<FittedFold>)[]);
        Workers.Alone(() => alone = Fit(3));
        foreach (var (a, b) in together.Zip(alone))
        {
            Assert.All(a.Network.Parameters, named => Assert.Equal(b.Network.Parameters[named.Key].Values.ToArray(), named.Value.Values.ToArray()));
        }
    }

    [Fact]
    public void Folds_of_a_training_that_fails_are_given_up()
    {
        var thrown = Assert.Throws<InvalidDataException>(() => DetectorTraining.Train(
            Corpus, new TrainOptions { Network = Options with { Epochs = 50, Patience = 50 } }, KernelRegistry.Create("scalar"),
            epoch => throw new InvalidDataException($"epoch {epoch.Epoch}")));
        Assert.Equal("epoch 1", thrown.Message);
    }

    private static List<FittedFold> Fit(int folds) => [.. CrossFitting.Fit(Corpus, Options, folds, KernelRegistry.Create("scalar"))];
}
