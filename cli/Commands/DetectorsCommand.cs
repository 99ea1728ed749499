using System.CommandLine;
using GraphSec.Pipeline.Artifacts.Baselines;
using GraphSec.Pipeline.Score;

namespace GraphSec.Cli.Commands;

/// <summary><c>graphsec detectors</c>: no stage, but what <c>evaluate --baselines</c> and <c>score --detector</c> may name.</summary>
internal static class DetectorsCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new VerbCommand(terminal, "detectors", "List the detectors: what each ranks, what it learns from, whether it gives reasons.");
        command.Does(_ =>
        {
            Row("detector", "ranks", "learns from", "reasons", "what it does");
            foreach (var detector in NamedDetectors.All)
            {
                Row(detector.Word, Inputs(detector), Source(detector), detector.GivesReasons ? "yes" : "no", detector.Meaning);
            }

            terminal.Out.WriteLine($"""

                score --detector takes all of them. What learns from the input is fitted to what it ranks, and to --peers; on a plain graph all do.
                evaluate --baselines takes {string.Join(", ", BaselineCatalog.Baselines.Select(baseline => baseline.Word))};
                there they are fitted to the training repositories.
                """.ReplaceLineEndings("\n"));
            return ExitCodes.Fine;
        });
        return command;

        void Row(string word, string inputs, string source, string reasons, string meaning) =>
            terminal.Out.WriteLine($"{word,-22} {inputs,-17} {source,-11}  {reasons,-7}  {meaning}");
    }

    private static string Inputs(NamedDetector detector) => !detector.TakesPlainGraphs ? "Terraform" : detector.TakesTerraform ? "Terraform, graphs" : "graphs";

    private static string Source(NamedDetector detector) => detector.LearnsFrom switch
    {
        BaselineSource.Model => "the model",
        BaselineSource.Graphs => "the input",
        _ => "nothing",
    };
}
