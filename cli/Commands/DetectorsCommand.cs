using System.CommandLine;
using GraphSec.Pipeline.Evaluate;
using GraphSec.Pipeline.Score.PlainGraphs;

namespace GraphSec.Cli.Commands;

/// <summary><c>graphsec detectors</c>: no stage, but what <c>evaluate --baselines</c> and <c>score --detector</c> may name.</summary>
internal static class DetectorsCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new VerbCommand(terminal, "detectors", "List the detectors that evaluate compares, and those for plain graphs, one line each.");
        command.Does(_ =>
        {
            terminal.Out.WriteLine($"{Evaluation.Detector,-22} this program: a graph neural network and a resource's peers");
            foreach (var baseline in BaselineCatalog.Baselines)
            {
                terminal.Out.WriteLine($"{baseline.Word,-22} {baseline.Meaning}");
            }

            terminal.Out.WriteLine("\nFor plain graphs (score --detector):");
            foreach (var detector in PlainDetectors.All)
            {
                terminal.Out.WriteLine($"{detector.Word,-22} {detector.Meaning}");
            }

            return ExitCodes.Fine;
        });
        return command;
    }
}
