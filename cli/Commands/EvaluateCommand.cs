using System.CommandLine;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Faults;
using GraphSec.Pipeline.Evaluate;

namespace GraphSec.Cli.Commands;

/// <summary><c>graphsec evaluate</c>.</summary>
internal static class EvaluateCommand
{
    public static VerbCommand Create(Terminal terminal)
    {
        var standard = new EvaluateOptions();
        var command = new StageCommand(terminal, "evaluate", "Plant faults in the test repositories and measure how high each detector ranks them.",
            ArtifactFolders.Featurized, ArtifactFolders.Evaluation, "Folder that featurize wrote");
        var model = command.Path("--model", $"Folder that train wrote [default: {ArtifactFolders.Model}]");
        var rounds = command.Whole("--rounds", "Copies of each graph for each kind of fault", standard.Rounds, least: 1);
        var contamination = command.Number("--contamination", "Share of a graph's resources that get a fault", standard.Contamination, most: 0.5);
        var topShare = command.Number("--top-share", "Top share of a ranking in which a fault counts as found", standard.TopShare, most: 1);
        var mostBlocks = command.Whole("--most-blocks", "Resources of a graph; larger ones are left out", standard.MostBlocks, least: 1);
        var mostOfRepository = command.Whole("--most-of-repository", "Resources of a repository's graphs together; further ones are left out", standard.MostOfRepository, least: 1);
        var bootstrap = command.Whole("--bootstrap", "Samples of repositories for intervals", standard.Bootstrap);
        var baselines = command.Words("--baselines", "What to compare with, of 'graphsec detectors' [default: all]", "NAME");
        var audit = command.Word("--audit", "Where trivial scores find generic faults: report says so, strict fails",
            EnumWords.Of(standard.Audit), [.. Enum.GetValues<AuditMode>().Select(EnumWords.Of)]);
        var seed = command.Whole("--seed", "Seed of the planted faults", standard.Seed);
        var compute = ComputeSettings.Training(command, terminal);
        command.Reads = (result, options) => compute.Of(result, options with
        {
            Evaluate = new EvaluateOptions
            {
                Rounds = result.GetValue(rounds),
                Contamination = result.GetValue(contamination),
                TopShare = result.GetValue(topShare),
                MostBlocks = result.GetValue(mostBlocks),
                MostOfRepository = result.GetValue(mostOfRepository),
                Bootstrap = result.GetValue(bootstrap),
                Baselines = result.GetValue(baselines) is { Length: > 0 } named ? [.. named.SelectMany(CommaList.Of)] : standard.Baselines,
                Audit = EnumWords.Parse<AuditMode>(result.GetValue(audit)!)!.Value,
                Seed = result.GetValue(seed),
            },
        });
        command.Does(result =>
        {
            var options = command.Reads(result, new FlowOptions());
            var folder = terminal.At(result.GetValue(model) ?? ArtifactFolders.Model);
            var (input, output) = command.Folders(result);
            var done = Progress.Show(terminal, step => new Flow(options, step).Evaluate(input, folder, output));
            return Tell(terminal, done, options.Evaluate.Audit);
        });
        return command;
    }

    private static int Tell(Terminal terminal, Evaluation evaluation, AuditMode audit)
    {
        // Otherwise evaluation.md says so.
        if (audit != AuditMode.Strict)
        {
            return ExitCodes.Fine;
        }

        foreach (var leak in evaluation.Leaks)
        {
            terminal.Say("error", FormattableString.Invariant(
                $"'{leak.Score}' alone finds faults '{leak.Fault}' with ROC-AUC {leak.RocAuc:0.000}: planting leaves a trace"));
        }

        return evaluation.Leaks.Any() ? ExitCodes.Error : ExitCodes.Fine;
    }
}
