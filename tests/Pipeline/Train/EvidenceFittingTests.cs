using GraphSec.Models.Detectors.Evidence;
using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Models.Kernels;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Featurize;
using GraphSec.Pipeline.Train;
using GraphSec.Tests.Cli;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Train;

public class EvidenceFittingTests
{
    private static readonly IKernels Kernels = KernelRegistry.Create("scalar");

    private static readonly TrainOptions Options = new()
    {
        Network = new LikelihoodOptions { Hidden = 8, Epochs = 6, BatchNodes = 32 },
        Evidence = new EvidenceOptions { Hidden = 8, Buckets = 256, Epochs = 8, Batch = 128 },
    };

    // Enough repositories for some of them to be spared.
    private static readonly FeatureSet Corpus =
        Featurizer.Featurize([.. Enumerable.Range(0, 50).Select(i => SmallGraphs.Flat($"r{i}"))], new FeaturizeOptions());

    private static readonly Detector Weighing = DetectorTraining.Train(Corpus, Options, Kernels).Detector;

    [Fact]
    public void What_is_odd_is_found_and_named_and_weighs_most()
    {
        Assert.NotNull(Weighing.Evidence);
        var top = Weighing.Score(SmallGraphs.Features("new", odd: 2), 97, Kernels).Blocks[0];
        Assert.Equal("bucket.b2", top.Block.Address);
        Assert.Equal("encrypted", top.Reasons[0].Path);
        Assert.True(top.Reasons[0].Share > 0.5);
        Assert.Equal(1, top.Reasons.Sum(r => r.Share), 1e-9);
    }

    [Fact]
    public void Putting_the_usual_value_back_lowers_the_score()
    {
        var odd = Weighing.Score(SmallGraphs.Features("new", odd: 2), 97, Kernels);
        var mended = Weighing.Score(SmallGraphs.Features("new"), 97, Kernels);
        Assert.True(Of(odd).Score > Of(mended).Score);

        static BlockScore Of(GraphScores scores) => scores.Blocks.Single(b => b.Block.Address == "bucket.b2");
    }

    [Fact]
    public void Labels_say_which_of_two_is_bad()
    {
        // Two examples among thousands take their time.
        var options = Options with { Evidence = Options.Evidence with { Epochs = 40 } };
        var (warm, cold) = (Sized("case/good", 100), Sized("case/bad", 101));
        var labelled = DetectorTraining.Train(Corpus, options, Kernels, labelled: [warm, cold]).Detector;
        var reversed = DetectorTraining.Train(
            Corpus, options, Kernels, labelled: [warm with { Name = "case/bad" }, cold with { Name = "case/good" }]).Detector;
        Assert.True(Gap(labelled) > Gap(reversed));

        double Gap(Detector detector) => Surprise(detector, cold) - Surprise(detector, warm);
    }

    [Fact]
    public void Plain_training_and_few_repositories_weigh_nothing()
    {
        Assert.Null(DetectorTraining.Train(Corpus, Options with { Weighs = false }, Kernels).Detector.Evidence);
        Assert.Null(SmallGraphs.Trained().Detector.Evidence);
    }

    [Fact]
    public void A_model_that_weighs_comes_back_from_its_file()
    {
        using var scratch = new ScratchFolder();
        var trained = DetectorTraining.Train(Corpus, Options, Kernels);
        DetectorFile.Write(trained, "scalar", scratch["model"]);
        var graph = SmallGraphs.Features("new", odd: 2, bare: 3);
        Assert.Equal(Scores(trained.Detector), Scores(DetectorFile.Read(scratch["model"])));

        IEnumerable<(string, double)> Scores(Detector detector) =>
            detector.Score(graph, 97, Kernels).Blocks.Select(b => (b.Block.Address, b.Surprise));
    }

    [Fact]
    public void A_network_taken_as_it_is_keeps_its_words_and_weights()
    {
        var from = SmallGraphs.Trained().Detector;
        var adapted = DetectorTraining.Train(
            Corpus, Options with { Network = Options.Network with { Epochs = 0, Hidden = 99 } }, Kernels, init: from).Detector;
        Assert.Same(from.Vocabulary, adapted.Vocabulary);
        Assert.All(from.Network!.Parameters, p => Assert.Equal(p.Value.Read(), adapted.Network!.Parameters[p.Key].Read()));
        Assert.NotNull(adapted.Evidence);
    }

    [Fact]
    public void A_model_adapted_to_few_repositories_keeps_what_it_has_learned_to_weigh()
    {
        var adapted = DetectorTraining.Train(SmallGraphs.Corpus(), Options with { Network = Options.Network with { Epochs = 0 } }, Kernels,
            init: Weighing).Detector;
        Assert.Same(Weighing.Evidence, adapted.Evidence);
    }

    [Fact]
    public void A_model_to_start_from_that_is_not_there_is_one_line()
    {
        using var scratch = new ScratchFolder();
        FeatureFile.Write(SmallGraphs.Corpus(), scratch["features"]);
        var run = new GraphSecRun().In(scratch.Path).Run("train", "--input", "features", "--output", "model", "--init", "nowhere");
        Assert.Equal(1, run.Code);
        Assert.Contains("there is no model in '", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    private static double Surprise(Detector detector, GraphFeatures graph) =>
        detector.Score(graph, 97, Kernels).Blocks.Where(b => b.Block.Type == "bucket").Max(b => b.Surprise);

    /// <summary>One bucket of a size.</summary>
    private static GraphFeatures Sized(string name, int size)
    {
        var graph = SmallGraphs.Features("labels");
        var bucket = graph.Blocks.First(b => b.Type == "bucket");
        var cells = bucket.Cells.Select(c => c.Path == "size" ? c with { Outcome = size.ToString(System.Globalization.CultureInfo.InvariantCulture) } : c);
        return graph with { Name = name, Blocks = [bucket with { Cells = [.. cells] }], Edges = [] };
    }
}
