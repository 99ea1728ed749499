using System.CommandLine;
using GraphSec.Cli.Commands;
using GraphSec.Pipeline;

namespace GraphSec.Cli;

/// <summary>The options of a whole run, from a file of parameters: each section is read by the command of its stage.</summary>
internal sealed class RunSettings(VerbCommand command, Terminal terminal)
{
    private const string None = "none";

    private readonly Option<string?> file = command.Path(
        "--params", $"Options of the stages, as DVC reads them; none for their standards [default: {ParameterFile.Name}, where there is one]", "FILE");

    /// <exception cref="InputException">The file is named and is not there, or a stage has no such option.</exception>
    public FlowOptions Of(ParseResult result)
    {
        var path = result.GetValue(file);
        var shown = path ?? ParameterFile.Name;
        var isThere = path != None && (path is not null || File.Exists(terminal.At(shown)));
        var sections = isThere ? ParameterFile.Read(terminal.At(shown)) : new Dictionary<string, IReadOnlyList<string>>();
        var options = new FlowOptions();
        foreach (var stage in Stages())
        {
            var read = stage.Parse([.. sections.GetValueOrDefault(stage.Name, [])]);
            options = read.Errors.Count == 0
                ? stage.Reads(read, options)
                : throw new InputException($"'{shown}', section '{stage.Name}': {read.Errors[0].Message.ReplaceLineEndings(" ").TrimEnd('.')}; correct it, or run with --params {None}");
        }

        return options;
    }

    // What two stages have in common, a later one decides: how sources are read, parse; what computes, train.
    private IEnumerable<VerbCommand> Stages() =>
    [
        ReportCommand.Create(terminal), ScoreCommand.Create(terminal), EvaluateCommand.Create(terminal), TrainCommand.Create(terminal),
        FeaturizeCommand.Create(terminal), FlattenCommand.Create(terminal), ParseCommand.Create(terminal), CollectCommand.Create(terminal),
    ];
}
