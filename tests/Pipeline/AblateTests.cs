using GraphSec.Models.Detectors.Evidence;
using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Evaluate;
using GraphSec.Pipeline.Train;
using GraphSec.Tests.Cli;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline;

public sealed class AblateTests
{
    private static readonly FlowOptions Options = new()
    {
        Kernels = "scalar",
        Train = new TrainOptions
        {
            Network = new LikelihoodOptions { Hidden = 8, Epochs = 3, BatchNodes = 32 },
            Evidence = new EvidenceOptions { Hidden = 8, Buckets = 256, Epochs = 2, Batch = 128 },
        },
        Evaluate = new EvaluateOptions { Bootstrap = 20, Baselines = [] },
    };

    [Fact]
    public void Figures_are_those_of_training_and_evaluating_each_model_by_itself()
    {
        using var scratch = new ScratchFolder();
        FeatureFile.Write(SmallGraphs.Corpus(), scratch["features"]);
        var ablation = new Flow(Options).Ablate(scratch["features"], scratch["ablation"], ["direction", "peers"]).Of(Evaluation.AllFaults);
        Assert.Equal(["(another seed)", "direction", "graphsec", "peers"], ablation.Keys);
        Assert.Equal(By(Options), ablation[Evaluation.Detector].Figures);
        foreach (var part in (string[])["direction", "peers"])
        {
            Assert.Equal(By(Options with { Train = AblationCatalog.Without(Options.Train, [part]) }), ablation[part].Figures);
        }

        IReadOnlyList<Estimate> By(FlowOptions options)
        {
            var flow = new Flow(options);
            flow.Train(scratch["features"], scratch["model"]);
            return flow.Evaluate(scratch["features"], scratch["model"], scratch["evaluation"]).Of(Evaluation.AllFaults)[Evaluation.Detector].Figures;
        }
    }

    [Fact]
    public void The_command_writes_a_page_and_a_table()
    {
        using var scratch = new ScratchFolder();
        FeatureFile.Write(SmallGraphs.Corpus(), scratch["features"]);
        File.WriteAllText(scratch["params.yaml"], "train: {epochs: 1, hidden: 4, seed: 3}\nevaluate: {rounds: 1, bootstrap: 5}\n");
        var run = new GraphSecRun().In(scratch.Path).Run("ablate", "--input", "features", "--output", "ablation", "--parts", "graph, tails");
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.Code);
        var page = File.ReadAllText(scratch["ablation/ablation.md"]);
        Assert.Contains("| graph | no messages: ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("| direction |", page, StringComparison.Ordinal);
        var rows = File.ReadAllLines(scratch["ablation/ablation.csv"]);
        Assert.StartsWith("without,level,faults,roc_auc,roc_auc_low,", rows[0], StringComparison.Ordinal);
        Assert.Equal(["", "graph", "tails", "(another seed)"], rows.Skip(1).Where(row => row.Contains(",all,all,")).Select(row => row.Split(',')[0]));
    }

    [Fact]
    public void One_that_was_cut_off_resumes_to_the_same_bytes()
    {
        using var scratch = new ScratchFolder();
        FeatureFile.Write(SmallGraphs.Corpus(), scratch["features"]);
        string[] parts = ["graph", "tails", "evidence"];
        new Flow(Options).Ablate(scratch["features"], scratch["whole"], parts);
        Assert.False(Directory.Exists(scratch["whole.models"]));
        foreach (var epochs in (int[])[5, 2])
        {
            var left = epochs;
            Assert.Throws<OperationCanceledException>(() => new Flow(Options, step =>
            {
                if (step.Note.Contains("epoch", StringComparison.Ordinal) && --left == 0)
                {
                    throw new OperationCanceledException();
                }
            }).Ablate(scratch["features"], scratch["ablation"], parts, resume: true));
        }

        Assert.True(Directory.Exists(scratch["ablation.models/whole"]));
        new Flow(Options).Ablate(scratch["features"], scratch["ablation"], parts, resume: true);
        Assert.Equal(File.ReadAllText(scratch["whole/ablation.csv"]), File.ReadAllText(scratch["ablation/ablation.csv"]));
        Assert.Equal(File.ReadAllText(scratch["whole/ablation.md"]), File.ReadAllText(scratch["ablation/ablation.md"]));
    }

    [Fact]
    public void Models_of_other_options_are_refused()
    {
        using var scratch = new ScratchFolder();
        FeatureFile.Write(SmallGraphs.Corpus(), scratch["features"]);
        Assert.Throws<OperationCanceledException>(() => new Flow(Options, step =>
        {
            if (step.Stage == "evaluate")
            {
                throw new OperationCanceledException();
            }
        }).Ablate(scratch["features"], scratch["ablation"], ["tails"]));
        var other = new Flow(Options with { Train = Options.Train with { Network = Options.Train.Network with { Dropout = 0.1f } } });
        var error = Assert.Throws<InputException>(() => other.Ablate(scratch["features"], scratch["ablation"], ["tails"], resume: true));
        Assert.Contains("leave out --resume to start anew", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_tells_of_every_part()
    {
        var help = new GraphSecRun().Run("ablate", "--help").Out;
        Assert.All(AblationCatalog.Parts, part => Assert.Matches($@"\n +{part.Name} +{System.Text.RegularExpressions.Regex.Escape(part.Meaning)}\n", help));
    }

    [Fact]
    public void A_part_of_the_network_to_start_from_cannot_be_left_out()
    {
        var options = Options with { Train = Options.Train with { Init = "model" } };
        var error = Assert.Throws<InputException>(() => new Flow(options).Ablate("features", "ablation", ["direction"]));
        Assert.Equal("'direction' is part of the network to start from; leave out --init to train one without", error.Message);
    }
}
