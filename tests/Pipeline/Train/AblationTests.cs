using GraphSec.Models.Detectors.Evidence;
using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Models.Kernels;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Featurize;
using GraphSec.Pipeline.Train;
using GraphSec.Tests.Cli;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline.Train;

public sealed class AblationTests
{
    private static readonly IKernels Kernels = KernelRegistry.Create("scalar");

    private static readonly TrainOptions Options = new()
    {
        Network = new LikelihoodOptions { Hidden = 8, Epochs = 3, BatchNodes = 32 },
        Evidence = new EvidenceOptions { Hidden = 8, Buckets = 256, Epochs = 2, Batch = 128 },
        Labelled = "labelled",
    };

    private static readonly FeatureSet Corpus =
        Featurizer.Featurize([.. Enumerable.Range(0, 50).Select(i => SmallGraphs.Flat($"r{i}"))], new FeaturizeOptions());

    private static readonly Detector Whole = DetectorTraining.Train(Corpus, Options, Kernels).Detector;

    private static readonly GraphFeatures Odd = SmallGraphs.Features("new", odd: 2, bare: 3);

    public static TheoryData<string> Parts => [.. AblationCatalog.Parts.Select(part => part.Name)];

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_model_without_a_part_scores_otherwise_and_comes_back_from_its_file(string part)
    {
        using var scratch = new ScratchFolder();
        var options = AblationCatalog.Without(Options, [part]);
        Assert.NotEqual(Options, options);
        var trained = DetectorTraining.Train(Corpus, options, Kernels);
        DetectorFile.Write(trained, "scalar", scratch["model"]);
        Assert.Equal(Surprises(trained.Detector), Surprises(DetectorFile.Read(scratch["model"])));
        if (part is not ("labelled" or "preference" or "agreement"))
        {
            // There are no labels, and graphs that are all alike agree no more within than between.
            Assert.NotEqual(Surprises(Whole), Surprises(trained.Detector));
        }
    }

    [Fact]
    public void The_card_tells_of_what_is_left_out_and_of_nothing_else()
    {
        using var scratch = new ScratchFolder();
        var options = AblationCatalog.Without(Options, ["direction", "peers"]);
        DetectorFile.Write(DetectorTraining.Train(Corpus, options, Kernels), "scalar", scratch["without"]);
        DetectorFile.Write(new TrainedDetector(Whole, TrainingSummary.Of(Corpus, []), []), "scalar", scratch["whole"]);
        var card = DetectorFile.ReadCard(scratch["without"]);
        Assert.Equal(LikelihoodParts.Context | LikelihoodParts.Direction, card.Network.Without);
        Assert.Equal(DetectorParts.Peers, card.Detector.Without);
        var whole = DetectorFile.ReadCard(scratch["whole"]);
        Assert.Equal((LikelihoodParts.Context, DetectorParts.None), (whole.Network.Without, whole.Detector.Without));
    }

    [Fact]
    public void Without_peers_others_of_a_type_make_no_difference()
    {
        var trained = DetectorTraining.Train(Corpus, AblationCatalog.Without(Options, ["peers", "house", "graph"]), Kernels).Detector;
        var alone = Odd with { Blocks = [Odd.Blocks.Single(b => b.Address == "bucket.b2")], Edges = [] };
        Assert.Equal(Of(trained, Odd), Of(trained, alone), 1e-6);
        Assert.NotEqual(Of(Whole, Odd), Of(Whole, alone), 1e-3);

        static double Of(Detector detector, GraphFeatures graph) =>
            detector.Score(graph, 97, Kernels).Blocks.Single(b => b.Block.Address == "bucket.b2").Surprise;
    }

    [Fact]
    public void Parts_are_named_on_the_command_line()
    {
        using var scratch = new ScratchFolder();
        FeatureFile.Write(SmallGraphs.Corpus(), scratch["features"]);
        var run = new GraphSecRun().In(scratch.Path).Run(
            "train", "--input", "features", "--output", "model", "--epochs", "1", "--hidden", "4", "--ablate", "direction, mask");
        Assert.Equal(0, run.Code);
        Assert.Equal(LikelihoodParts.Context | LikelihoodParts.Direction | LikelihoodParts.Mask, DetectorFile.ReadCard(scratch["model"]).Network.Without);
    }

    [Fact]
    public void A_part_that_there_is_not_is_one_line()
    {
        var error = Assert.Throws<InputException>(() => AblationCatalog.Without(Options, ["graph", "magic"]));
        Assert.StartsWith("'magic' is no part of the model: choose from network, graph, ", error.Message, StringComparison.Ordinal);
    }

    private static double[] Surprises(Detector detector) =>
        [.. detector.Score(Odd, 97, Kernels).Blocks.OrderBy(b => b.Block.Address, StringComparer.Ordinal).Select(b => b.Surprise)];
}
