using GraphSec.Models.Detectors.Evidence;
using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Featurize;
using GraphSec.Pipeline.Train;
using GraphSec.Pipeline.Train.Tuning;
using GraphSec.Tests.Cli;
using GraphSec.Tests.Pipeline.Artifacts;

namespace GraphSec.Tests.Pipeline;

public sealed class TuneTests : IDisposable
{
    private static readonly FeatureSet Corpus = Featurizer.Featurize(
        [.. Enumerable.Range(0, 40).Select(i => SmallGraphs.Flat($"r{i}", odd: i % 4 == 0 ? 1 : null))], new FeaturizeOptions());

    private static readonly FlowOptions Options = new()
    {
        Kernels = "scalar",
        Train = new TrainOptions
        {
            Network = new LikelihoodOptions { Hidden = 8, BatchNodes = 64 },
            Evidence = new EvidenceOptions { Hidden = 8, Buckets = 256, Epochs = 2, Batch = 128 },
        },
        Tune = new TuneOptions { Trials = 9, Settings = ["learning-rate", "dropout", "quantity-weight", "discount"], Seed = 5 },
    };

    private readonly ScratchFolder scratch = new();

    public TuneTests() => FeatureFile.Write(Corpus, scratch["features"]);

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Each_round_keeps_the_best_and_the_settings_as_they_stand()
    {
        var tuning = new Flow(Options).Tune(scratch["features"], scratch["tuning"]);
        Assert.Equal([9, 3], tuning.Rounds.Select(round => round.Trials));
        var rounds = tuning.Results.GroupBy(result => result.Round).Select(round => round.ToArray()).ToArray();
        Assert.Equal([9, 3], rounds.Select(round => round.Length));
        Assert.Contains(1, rounds[1].Select(result => result.Trial));
        Assert.Subset(rounds[0].Take(3).Select(r => r.Trial).Append(1).ToHashSet(), rounds[1].Select(result => result.Trial).ToHashSet());
        Assert.All(rounds[1], result => Assert.Equal(3, result.Epochs));
        Assert.Equal(rounds[1][0].Trial, tuning.Best.Number);
        Assert.All(tuning.Results, result => Assert.InRange(result.Precision, 0.01, 1));
        Assert.False(Directory.Exists(scratch["tuning.trials"]));
    }

    [Fact]
    public void The_same_seed_finds_the_same_and_test_repositories_have_no_say()
    {
        var test = Corpus.Of(Split.Test).Select(graph => graph.Repository).ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(test);
        FeatureFile.Write(Corpus with { Graphs = [.. Corpus.Graphs.Where(item => item.Split != Split.Test)] }, scratch["without"]);
        new Flow(Options).Tune(scratch["features"], scratch["one"]);
        new Flow(Options).Tune(scratch["without"], scratch["other"]);
        foreach (var file in (string[])["trials.csv", "trials.md", "params.yaml"])
        {
            Assert.Equal(File.ReadAllText(scratch[$"one/{file}"]), File.ReadAllText(scratch[$"other/{file}"]));
        }
    }

    [Fact]
    public void A_search_that_was_cut_off_resumes_to_the_same_bytes()
    {
        new Flow(Options).Tune(scratch["features"], scratch["whole"]);
        foreach (var cut in (int[])[2, 9, 10, 11, 8])
        {
            var (told, resume) = (0, Options with { Tune = Options.Tune with { Resume = true } });
            Assert.Throws<OperationCanceledException>(() => new Flow(resume, _ => Stop(++told == cut)).Tune(scratch["features"], scratch["tuning"]));
            Assert.False(Directory.Exists(scratch["tuning"]));
        }

        new Flow(Options with { Tune = Options.Tune with { Resume = true } }).Tune(scratch["features"], scratch["tuning"]);
        Assert.Equal(File.ReadAllText(scratch["whole/trials.csv"]), File.ReadAllText(scratch["tuning/trials.csv"]));

        static void Stop(bool now)
        {
            if (now)
            {
                throw new OperationCanceledException();
            }
        }
    }

    [Fact]
    public void What_another_search_left_is_refused_and_removed_without_resume()
    {
        var told = 0;
        Assert.Throws<OperationCanceledException>(() => new Flow(Options, _ => { if (++told > 12) { throw new OperationCanceledException(); } })
            .Tune(scratch["features"], scratch["tuning"]));
        Assert.True(Directory.Exists(scratch["tuning.trials"]));
        var other = Options with { Tune = Options.Tune with { Trials = 3, Resume = true } };
        var error = Assert.Throws<InputException>(() => new Flow(other).Tune(scratch["features"], scratch["tuning"]));
        Assert.Contains("leave out --resume to start anew", error.Message, StringComparison.Ordinal);
        new Flow(other with { Tune = other.Tune with { Resume = false } }).Tune(scratch["features"], scratch["tuning"]);
        Assert.False(Directory.Exists(scratch["tuning.trials"]));
    }

    [Fact]
    public void Help_tells_of_every_setting()
    {
        var help = new GraphSecRun().Run("tune", "--help").Out;
        Assert.All(SettingCatalog.All, setting => Assert.Matches($@"\n +{setting.Name} +{System.Text.RegularExpressions.Regex.Escape(setting.Range)}\n", help));
    }

    [Fact]
    public void Too_little_to_judge_by_is_one_line()
    {
        FeatureFile.Write(Corpus with { Graphs = [.. Corpus.Graphs.Where(item => item.Split == Split.Training)] }, scratch["bare"]);
        var error = Assert.Throws<InputException>(() => new Flow(Options).Tune(scratch["bare"], scratch["tuning"]));
        Assert.Contains("hold nothing to judge settings by", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_writes_the_best_settings_where_it_is_told_to()
    {
        File.WriteAllText(scratch["params.yaml"], "# ours\ntrain:\n  hidden: 8 # narrow\n  dropout: 0.1 # little\nevaluate:\n  rounds: 1\n");
        var run = new GraphSecRun().In(scratch.Path).Run("tune", "--input", "features", "--output", "tuning", "--trials", "3", "--settings", "dropout,discount",
            "--seed", "9", "--write", "params.yaml", "--kernels", "scalar", "--device", "cpu");
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.Code);
        Assert.Matches("^trial [123] of 3 is best: loss [0-9.]+, average precision [0-9.]+ on validation repositories\n  dropout: ", run.Out);
        var best = File.ReadAllLines(scratch["tuning/params.yaml"]).Skip(2).ToArray();
        var written = File.ReadAllText(scratch["params.yaml"]);
        Assert.Equal($"# ours\ntrain:\n  hidden: 8 # narrow\n{best[0]} # little\n{best[1]}\nevaluate:\n  rounds: 1\n", written);
    }

    [Theory]
    [InlineData("--resume needs what a cut-off run left", "--resume", "--output", "gs://bucket/tuning")]
    [InlineData("2 epochs are too few for 9 trials", "--trials", "9", "--budget", "2")]
    [InlineData("'magic' is no setting to search", "--settings", "magic")]
    [InlineData("is on one line; write each of its keys on a line of its own", "--write", "flow.yaml")]
    public void What_cannot_be_is_said_before_the_work(string expected, params string[] arguments)
    {
        File.WriteAllText(scratch["flow.yaml"], "train: {hidden: 8}\n");
        var run = new GraphSecRun().In(scratch.Path).Run(["tune", "--input", "nowhere", .. arguments]);
        Assert.Equal(1, run.Code);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }
}
