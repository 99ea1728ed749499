using System.CommandLine;
using GraphSec.Cli.Configuration;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Report;

namespace GraphSec.Cli.Commands;

/// <summary><c>graphsec score</c>: for people with a path, as a stage with --input.</summary>
internal sealed class ScoreCommand
{
    private const string Description = """
        Rank resources by how much they do not belong, and say why.

        PATH is a folder of Terraform code, the output of 'terraform graph', the output of 'terraform show -json' for a plan or a
        state, or - for standard input. With a folder go the root modules below it that keep a state of their own (backend or
        cloud), unless --var or --var-file is given; one whose own code declares nothing, or that has none, stands for all root modules
        below it. A score is a percentile: 98 means that 98 of 100 resources of other repositories are less odd.

        Examples:
          graphsec score .
          graphsec score envs/prod --var-file prod.tfvars --top 20
          terraform graph | graphsec score -
          terraform show -json plan.out | graphsec score - --format json
          graphsec score . --fail-on 99 --format sarif --output graphsec.sarif
          graphsec score . -o sarif=out.sarif -o markdown=report.md -o html=report.html

        --detector ranks by another detector, fitted to the code that it ranks, to compare with; 'graphsec detectors' lists them. A folder
        with edges.csv and features.npy or features.csv is a plain graph; see docs/graphs.md.

        As a stage of the pipeline it reads features and writes a folder of scores:
          graphsec score --input data/featurized --output data/scores --model data/model
        """;

    private readonly Terminal terminal;
    private readonly VerbCommand command;
    private readonly Argument<string?> path = new("PATH") { Description = "What to score; - is standard input", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> input;
    private readonly ReportSettings report;
    private readonly ScoreSettings scoring;
    private readonly PlainGraphScore plainGraph;

    private ScoreCommand(Terminal terminal, VerbCommand command)
    {
        this.terminal = terminal;
        this.command = command;
        command.Add(path);
        report = new ReportSettings(command, terminal);
        scoring = new ScoreSettings(command, terminal);
        plainGraph = new PlainGraphScore(command, terminal);
        input = command.Path("--input", "As a stage: folder that featurize wrote; --output is the folder to write");
        command.Reads = (result, options) =>
        {
            var read = scoring.Of(result, ConfigFile.None);
            return options with { Parse = read.Parse, Score = read.Score, Kernels = read.Kernels, Device = read.Device, LibTorch = read.LibTorch };
        };
        command.Does(Score);
    }

    public static VerbCommand Create(Terminal terminal)
    {
        var command = new VerbCommand(terminal, "score", Description);
        _ = new ScoreCommand(terminal, command);
        return command;
    }

    private int Score(ParseResult result) => (result.GetValue(path), result.GetValue(input)) switch
    {
        ({ } graph, null) when plainGraph.Takes(graph, result) => plainGraph.Score(graph, result),
        ({ } source, null) => ScorePath(source == Terminal.StandardInput ? null : source, result),
        (null, { } features) => ScoreStage(terminal.At(features), result),
        (null, null) => throw new InputException("nothing to score: name a folder or file, or - for standard input; see 'graphsec score --help'"),
        _ => throw new InputException("a path and --input exclude each other; give the path alone, or --input and --output"),
    };

    /// <summary>A stage does what its options say, whatever configuration lies about.</summary>
    private int ScoreStage(string features, ParseResult result)
    {
        if (plainGraph.ForTerraform(result) is var (word, _))
        {
            throw new InputException($"--detector {word} goes with a path, not with --input; 'graphsec evaluate --baselines {word}' measures it on features");
        }

        var target = terminal.OutputFolderAt(report.Folder(result) ?? ArtifactFolders.Scores);
        var options = scoring.Of(result, ConfigFile.None);
        var model = scoring.Model(result);
        var scores = Progress.Show(terminal, step => new Flow(options, step).Score(features, model, target));
        var findings = Findings.Of(scores, report.Of(result, ConfigFile.None, null));
        return report.Reaches(findings, result, ConfigFile.None) ? ExitCodes.Findings : ExitCodes.Fine;
    }

    private int ScorePath(string? source, ParseResult result)
    {
        var config = report.Config(result, source);
        var at = source is null ? null : terminal.At(source);
        var options = report.Of(result, config, Directory.Exists(at) ? SourceTree.Of(at) : null);
        var detector = plainGraph.ForTerraform(result);
        var (scores, corpus) = scoring.Score(result, scoring.Of(result, config), at, detector);
        var findings = Findings.Of(scores, options);
        report.Print(findings, result, config);
        var code = Messages.Tell(terminal, [.. Notes(scores, corpus), .. findings.Notices, .. FlowResult.NoticesOf(corpus)], FlowResult.ErrorsOf(corpus));
        return code == ExitCodes.Fine && report.Reaches(findings, result, config) ? ExitCodes.Findings : code;
    }

    /// <summary>What scoring has to say beside reading.</summary>
    private static IEnumerable<string> Notes(IReadOnlyList<GraphScores> scores, ParsedCorpus corpus) =>
        scores.SelectMany(graph => graph.Features.Notices).Except(corpus.Graphs.SelectMany(graph => graph.Notices), StringComparer.Ordinal);
}
