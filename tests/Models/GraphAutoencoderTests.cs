using GraphSec.Models;
using GraphSec.Models.Detectors;
using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Models.Kernels;

namespace GraphSec.Tests.Models;

public sealed class GraphAutoencoderTests
{
    public static TheoryData<string, int> SetsAndBatches => [.. KernelRegistry.Supported.SelectMany(set => (TheoryDataRow<string, int>[])[(set, 0), (set, 40)])];

    public static TheoryData<string> Sets => [.. KernelRegistry.Supported];

    [Theory]
    [MemberData(nameof(SetsAndBatches))]
    public void A_run_that_was_cut_off_ends_in_the_same_bytes(string set, int batch)
    {
        var (options, data) = (new GraphAutoencoderOptions(Hidden: 8, Epochs: 6, Seed: 3, BatchNodes: batch, FanOut: 4, FarFanOut: 3), Data());
        var whole = new GraphAutoencoder(options, KernelRegistry.Create(set));
        whole.Fit(data);

        using var file = new MemoryStream();
        var cut = new GraphAutoencoder(options with { Epochs = 4 }, KernelRegistry.Create(set))
        {
            Checkpoint = checkpoint =>
            {
                file.SetLength(0);
                checkpoint.Write(file, "these");
            },
        };
        cut.Fit(data);
        file.Position = 0;
        var resumed = new GraphAutoencoder(options, KernelRegistry.Create(set)) { Resumed = TrainingCheckpoint.Read(file, "these") };
        resumed.Fit(data);
        Assert.Equal(whole.Losses, resumed.Losses);
        Assert.Equal(whole.DecisionScores, resumed.DecisionScores);
    }

    [Fact]
    public void A_checkpoint_of_another_network_is_refused()
    {
        TrainingCheckpoint? kept = null;
        new GraphAutoencoder(new GraphAutoencoderOptions(Hidden: 8, Epochs: 1)) { Checkpoint = checkpoint => kept = checkpoint }.Fit(Data());
        var wider = new GraphAutoencoder(new GraphAutoencoderOptions(Hidden: 9, Epochs: 2)) { Resumed = kept };
        Assert.Throws<InvalidDataException>(() => wider.Fit(Data()));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Nodes_scored_at_once_change_no_bit(string set)
    {
        var options = new GraphAutoencoderOptions(Hidden: 8, Epochs: 3, Seed: 3);
        Assert.Equal(Scores(options, set), Scores(options with { ScoreNodes = 7 }, set));
    }

    private static float[] Scores(GraphAutoencoderOptions options, string set)
    {
        var detector = new GraphAutoencoder(options, KernelRegistry.Create(set));
        detector.Fit(Data());
        return [.. detector.DecisionScores];
    }

    private static AttributedGraph Data()
    {
        var random = new Pcg32(6);
        var x = Initialize.Normal("", 150, 5, 1, random);
        x.IsParameter = false;
        int[] Ends() => [.. Enumerable.Range(0, 400).Select(_ => random.Next(150))];
        return new AttributedGraph(x, CsrMatrix.SymmetricallyNormalized(150, Ends(), Ends()));
    }
}
