using System.CommandLine;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Report;
using GraphSec.Pipeline.Report.Formats;
using GraphSec.Pipeline.Score;

namespace GraphSec.Cli.Commands;

/// <summary><c>graphsec score</c>: for people with a path, as a stage with --input.</summary>
internal sealed class ScoreCommand
{
    private const string Description = """
        Rank resources by how much they do not belong, and say why.

        PATH is a folder of Terraform code, the output of 'terraform graph', the output of 'terraform show -json' for a plan or a
        state, or - for standard input. A score is a percentile: 97 means that 97 of 100 resources of other repositories are
        less odd.

        Examples:
          graphsec score .
          graphsec score envs/prod --var-file prod.tfvars --top 20
          terraform graph | graphsec score -
          terraform show -json plan.out | graphsec score - --format json
          graphsec score . --fail-on 99 --format sarif --output graphsec.sarif

        A folder with edges.csv and features.npy or features.csv is a plain graph, scored by --detector; see docs/graphs.md.

        As a stage of the pipeline it reads features and writes a folder of scores:
          graphsec score --input data/featurized --output data/scores --model data/model
        """;

    private readonly Terminal terminal;
    private readonly Argument<string?> path = new("PATH") { Description = "What to score; - is standard input", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> input;
    private readonly Option<string?> output;
    private readonly Option<string?> model;
    private readonly Option<double> threshold;
    private readonly Option<int> top;
    private readonly Option<string> format;
    private readonly Option<double> failOn;
    private readonly ComputeSettings compute;
    private readonly ParseSettings parse;
    private readonly PlainGraphScore plainGraph;

    private ScoreCommand(Terminal terminal, VerbCommand command)
    {
        this.terminal = terminal;
        command.Add(path);
        format = command.Word("--format", "How results are printed", "table", "table", "json", "markdown", "sarif");
        output = command.Path("--output", "Write there and not to standard output; a folder as a stage", "FILE");
        top = command.Whole("--top", "Resources shown, highest score first; 0 shows all", new ReportOptions().Top);
        threshold = command.Number("--threshold", "Score from which a resource is an outlier, 0 to 100", new ScoreOptions().Threshold, most: 100);
        failOn = command.Number("--fail-on", "Exit with 2 where a resource reaches this score; above 100 never", 101.0, most: 101.0);
        model = command.Path("--model", "Folder of a model that train wrote [default: the model that comes with the program]");
        parse = new ParseSettings(command, terminal);
        compute = ComputeSettings.Scoring(command, terminal);
        plainGraph = new PlainGraphScore(command, terminal, threshold, failOn, model);
        input = command.Path("--input", "As a stage: folder that featurize wrote");
        command.Does(Score);
    }

    public static Command Create(Terminal terminal)
    {
        var command = new VerbCommand(terminal, "score", Description);
        _ = new ScoreCommand(terminal, command);
        return command;
    }

    private int Score(ParseResult result)
    {
        if (result.GetValue(path) is { } graph && result.GetValue(input) is null && plainGraph.Takes(graph, result))
        {
            return plainGraph.Score(graph, result, result.GetValue(format)!, result.GetValue(output), result.GetValue(top));
        }

        var options = compute.Of(result, new FlowOptions
        {
            Parse = parse.Of(result),
            Score = new ScoreOptions { Threshold = result.GetValue(threshold) },
            Report = new ReportOptions { Top = result.GetValue(top) },
        });
        var folder = result.GetValue(model) is { } named ? terminal.At(named) : Path.Combine(AppContext.BaseDirectory, "model");
        return (result.GetValue(path), result.GetValue(input)) switch
        {
            ({ } source, null) => ScorePath(source, folder, options, result),
            (null, { } features) => ScoreStage(terminal.At(features), folder, options, result),
            (null, null) => throw new InputException("nothing to score: name a folder or file, or - for standard input; see 'graphsec score --help'"),
            _ => throw new InputException("a path and --input exclude each other; give the path alone, or --input and --output"),
        };
    }

    private int ScoreStage(string features, string folder, FlowOptions options, ParseResult result)
    {
        var target = terminal.At(result.GetValue(output) ?? ArtifactFolders.Scores);
        var scores = Progress.Show(terminal, step => new Flow(options, step).Score(features, folder, target));
        return ReachesLimit(Findings.Of(scores, options.Report), result) ? ExitCodes.Findings : ExitCodes.Fine;
    }

    private int ScorePath(string source, string folder, FlowOptions options, ParseResult result)
    {
        var flow = new Flow(options);
        // The model loads while the input is read: half of a short run's time.
        var loading = Task.Run(() => DetectorFile.Read(folder));
        var corpus = source == Terminal.StandardInput ? Flow.Read(terminal.In()) : flow.Read(terminal.At(source));
        var findings = Findings.Of(flow.Score(corpus, loading.GetAwaiter().GetResult()), options.Report);
        Print(findings, result);
        var code = Messages.Tell(terminal, FlowResult.NoticesOf(corpus), FlowResult.ErrorsOf(corpus));
        return code == ExitCodes.Fine && ReachesLimit(findings, result) ? ExitCodes.Findings : code;
    }

    private void Print(Findings findings, ParseResult result)
    {
        var chosen = EnumWords.Parse<ReportFormat>(result.GetValue(format)!)!.Value;
        if (result.GetValue(output) is { } file)
        {
            AtomicFile.WriteText(terminal.At(file), writer => ReportFormats.Write(findings, chosen, writer));
        }
        else if (chosen == ReportFormat.Table && terminal.OutIsTerminal)
        {
            TextReport.Write(findings, ColouredText.On(terminal.Out));
        }
        else
        {
            ReportFormats.Write(findings, chosen, terminal.Out);
        }

        terminal.Out.Flush();
    }

    private bool ReachesLimit(Findings findings, ParseResult result) => findings.Highest >= result.GetValue(failOn);
}
