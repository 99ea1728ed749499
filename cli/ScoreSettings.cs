using System.CommandLine;
using GraphSec.Cli.Configuration;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Score;

namespace GraphSec.Cli;

/// <summary>The options of scoring what somebody names, which several verbs have.</summary>
internal sealed class ScoreSettings
{
    /// <summary>The detector that is the model's own but for its network: its scores are percentiles of the model's.</summary>
    private const string PeersAlone = "peers-alone";

    private readonly Terminal terminal;
    private readonly Option<double> threshold;
    private readonly Option<string?> model;
    private readonly Option<string?> peers;
    private readonly ParseSettings parse;
    private readonly ComputeSettings compute;

    public ScoreSettings(VerbCommand command, Terminal terminal)
    {
        this.terminal = terminal;
        threshold = command.Number("--threshold", "Score from which a resource is an outlier, 0 to 100", new ScoreOptions().Threshold, most: 100);
        model = command.Path("--model", "Folder of a model that train wrote [default: the model that comes with the program]");
        peers = command.Path("--peers", "Your other code, a folder of repositories: what is usual there is usual here");
        parse = new ParseSettings(command, terminal);
        compute = ComputeSettings.Scoring(command, terminal);
    }

    public string Model(ParseResult result) =>
        result.GetValue(model) is { } named ? terminal.At(named) : Path.Combine(AppContext.BaseDirectory, "model");

    public FlowOptions Of(ParseResult result, ConfigFile config)
    {
        var parsing = parse.Of(result);
        return compute.Of(result, new FlowOptions
        {
            Parse = parsing.VarFile.Count > 0 ? parsing : parsing with { VarFile = [.. config.VarFiles.Select(terminal.At)] },
            Score = new ScoreOptions
            {
                Threshold = result.GetResult(threshold) is { Implicit: false } ? result.GetValue(threshold) : config.Threshold ?? result.GetValue(threshold),
            },
        });
    }

    /// <summary>Reads and scores; the model loads while the input is read, which is half of a short run's time.</summary>
    /// <param name="source">A folder or a file; null for standard input.</param>
    /// <param name="detector">Another detector than the model's own, and its seed.</param>
    public (IReadOnlyList<GraphScores> Scores, ParsedCorpus Corpus) Score(
        ParseResult result, FlowOptions options, string? source, (string Word, int Seed)? detector = null)
    {
        var flow = new Flow(options);
        var folder = Model(result);
        var loading = Task.Run(() => DetectorFile.Read(folder));
        var corpus = source is null ? Flow.Read(terminal.In()) : flow.Read(source);
        var others = result.GetValue(peers) is { } estate ? flow.Read(terminal.At(estate)) : null;
        var trained = loading.GetAwaiter().GetResult();
        return (Score(), corpus);

        IReadOnlyList<GraphScores> Score() => (detector, others) switch
        {
            ({ Word: var word } named, _) when word != PeersAlone => flow.Score(corpus, others, trained, word, named.Seed),
            (_, null) => flow.Score(corpus, detector is null ? trained : trained.PeersAlone()),
            _ => flow.Score(corpus, others, detector is null ? trained : trained.PeersAlone()),
        };
    }
}
