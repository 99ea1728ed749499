using System.CommandLine;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Evaluate;

namespace GraphSec.Cli.Commands;

/// <summary><c>graphsec evaluate</c>.</summary>
internal static class EvaluateCommand
{
    public static Command Create(Terminal terminal)
    {
        var standard = new EvaluateOptions();
        var command = new StageCommand(terminal, "evaluate", "Plant faults in the test repositories and measure how high each detector ranks them.",
            ArtifactFolders.Featurized, ArtifactFolders.Evaluation, "Folder that featurize wrote");
        var model = command.Path("--model", $"Folder that train wrote [default: {ArtifactFolders.Model}]");
        var rounds = command.Whole("--rounds", "Copies of each graph for each kind of fault", standard.Rounds, least: 1);
        var contamination = command.Number("--contamination", "Share of a graph's resources that get a fault", standard.Contamination, most: 0.5);
        var topShare = command.Number("--top-share", "Top share of a ranking in which a fault counts as found", standard.TopShare, most: 1);
        var seed = command.Whole("--seed", "Seed of the planted faults", standard.Seed);
        var compute = ComputeSettings.Training(command, terminal);
        command.Does(result =>
        {
            var options = compute.Of(result, new FlowOptions
            {
                Evaluate = new EvaluateOptions
                {
                    Rounds = result.GetValue(rounds),
                    Contamination = result.GetValue(contamination),
                    TopShare = result.GetValue(topShare),
                    Seed = result.GetValue(seed),
                },
            });
            var folder = terminal.At(result.GetValue(model) ?? ArtifactFolders.Model);
            Progress.Show(terminal, step => new Flow(options, step).Evaluate(command.Input(result), folder, command.Output(result)));
            return ExitCodes.Fine;
        });
        return command;
    }
}
