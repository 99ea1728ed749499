using System.CommandLine;
using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse;
using GraphSec.Pipeline.Report;
using GraphSec.Pipeline.Report.Formats;
using GraphSec.Pipeline.Score;

namespace GraphSec.Cli.Commands;

/// <summary><c>graphsec run</c>.</summary>
internal static class RunCommand
{
    private const string Description = """
        Run all eight stages in a row: collect, parse, flatten, featurize, train, evaluate, score, report.

        Example:
          graphsec run repositories --output data
          graphsec run repositories --output data --params params.yaml
          graphsec score . --model data/model
        """;

    public static Command Create(Terminal terminal)
    {
        var command = new VerbCommand(terminal, "run", Description);
        var input = new Argument<string[]>("INPUT")
        {
            Description = "Folders of repositories, repositories, archives, addresses for git, places in buckets",
            Arity = ArgumentArity.OneOrMore,
        };
        command.Add(input);
        var output = command.Word("--output", "Folder for the folders of all stages", ArtifactFolders.Root);
        var settings = new RunSettings(command, terminal);
        var collect = new CollectSettings(command);
        var epochs = command.Whole("--epochs", "Passes over the training graphs, at the most", new LikelihoodOptions().Epochs, least: 1);
        var threshold = command.Number("--threshold", "Score from which a resource is an outlier", new ScoreOptions().Threshold, most: 100);
        var top = command.Whole("--top", "Resources shown, highest score first; 0 shows all", ReportOptions.UsualTop);
        var compute = ComputeSettings.Training(command, terminal);
        command.Does(result =>
        {
            var options = Given(settings.Of(result), result);
            var (from, to) = (result.GetValue(input)!.Select(terminal.SourceAt).ToArray(), terminal.OutputAt(result.GetValue(output)!));
            var done = Progress.Show(terminal, step => new Flow(options, step).Run(from, to));
            new TextReport().Write(done.Findings, terminal.Out);
            var code = Messages.Tell(terminal, done);
            return options.Parse.OnError == ErrorPolicy.Keep && done.CollectErrors.Count == 0 ? ExitCodes.Fine : code;
        });
        return command;

        // What the command line says comes before the file.
        FlowOptions Given(FlowOptions options, ParseResult result)
        {
            options = Is(epochs) ? options with { Train = options.Train with { Network = options.Train.Network with { Epochs = result.GetValue(epochs) } } } : options;
            options = Is(threshold) ? options with { Score = options.Score with { Threshold = result.GetValue(threshold) } } : options;
            options = Is(top) ? options with { Report = options.Report with { Top = result.GetValue(top) } } : options;
            options = collect.Options.Any(Is) ? options with { Collect = collect.Of(result) } : options;
            return compute.Over(options, result);

            bool Is(Option option) => result.GetResult(option) is { Implicit: false };
        }
    }
}
