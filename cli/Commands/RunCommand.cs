using System.CommandLine;
using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Report;
using GraphSec.Pipeline.Report.Formats;
using GraphSec.Pipeline.Score;
using GraphSec.Pipeline.Train;

namespace GraphSec.Cli.Commands;

/// <summary><c>graphsec run</c>.</summary>
internal static class RunCommand
{
    private const string Description = """
        Run all eight stages in a row: collect, parse, flatten, featurize, train, evaluate, score, report.

        Example:
          graphsec run repositories --output data
          graphsec score . --model data/model
        """;

    public static Command Create(Terminal terminal)
    {
        var command = new VerbCommand(terminal, "run", Description);
        var input = new Argument<string>("INPUT") { Description = "Folder of repositories" };
        command.Add(input);
        var output = command.Word("--output", "Folder for the folders of all stages", ArtifactFolders.Root);
        var collect = new CollectSettings(command);
        var epochs = command.Whole("--epochs", "Passes over the training graphs, at the most", new LikelihoodOptions().Epochs, least: 1);
        var threshold = command.Number("--threshold", "Score from which a resource is an outlier", new ScoreOptions().Threshold, most: 100);
        var top = command.Whole("--top", "Resources shown, highest score first; 0 shows all", ReportOptions.UsualTop);
        var compute = ComputeSettings.Training(command, terminal);
        command.Does(result =>
        {
            var options = compute.Of(result, new FlowOptions
            {
                Collect = collect.Of(result),
                Train = new TrainOptions { Network = new LikelihoodOptions { Epochs = result.GetValue(epochs) } },
                Score = new ScoreOptions { Threshold = result.GetValue(threshold) },
                Report = new ReportOptions { Top = result.GetValue(top) },
            });
            var (from, to) = (terminal.At(result.GetValue(input)!), terminal.At(result.GetValue(output)!));
            var done = Progress.Show(terminal, step => new Flow(options, step).Run(from, to));
            new TextReport().Write(Findings.Of(done.Scores, options.Report), terminal.Out);
            return Messages.Tell(terminal, done);
        });
        return command;
    }
}
