using System.CommandLine;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Flatten;

namespace GraphSec.Cli.Commands;

/// <summary><c>graphsec flatten</c>.</summary>
internal static class FlattenCommand
{
    public static VerbCommand Create(Terminal terminal)
    {
        var standard = new FlattenOptions();
        var command = new StageCommand(terminal, "flatten", "Turn nested attributes into one table of plain columns for each resource type.",
            ArtifactFolders.Parsed, ArtifactFolders.Flattened, "Folder that parse wrote");
        var maxDepth = command.Whole("--max-depth", "Steps of a path that are followed", standard.MaxDepth, least: 1);
        var maxColumns = command.Whole("--max-columns", "Columns that one resource may fill", standard.MaxColumns, least: 1);
        var maxTableColumns = command.Whole("--max-table-columns", "Columns of a table", standard.MaxTableColumns, least: 1);
        var maxItems = command.Whole("--max-items", "Values in one cell", standard.MaxItems, least: 1);
        var maxTextLength = command.Whole("--max-text-length", "Characters kept of a text", standard.MaxTextLength, least: 1);
        var maxJsonLength = command.Whole("--max-json-length", "Characters of a text that is read as JSON; 0 reads none", standard.MaxJsonLength);
        var format = command.Word("--format", "How tables are written: csv or jsonl", "csv", "csv", "jsonl");
        command.Reads = (result, options) => options with
        {
            Flatten = new FlattenOptions
            {
                MaxDepth = result.GetValue(maxDepth),
                MaxColumns = result.GetValue(maxColumns),
                MaxTableColumns = result.GetValue(maxTableColumns),
                MaxItems = result.GetValue(maxItems),
                MaxTextLength = result.GetValue(maxTextLength),
                MaxJsonLength = result.GetValue(maxJsonLength),
            },
            Tables = result.GetValue(format) == "jsonl" ? TableFormat.JsonLines : TableFormat.Csv,
        };
        command.Does(result =>
        {
            var options = command.Reads(result, new FlowOptions());
            var (input, output) = command.Folders(result);
            Progress.Show(terminal, step => new Flow(options, step).Flatten(input, output));
            return ExitCodes.Fine;
        });
        return command;
    }
}
