using System.CommandLine;

namespace GraphSec.Cli;

/// <summary>A stage: it reads the folder of the stage before and writes its own.</summary>
internal sealed class StageCommand : VerbCommand
{
    private readonly Option<string> input;
    private readonly Option<string> output;

    public StageCommand(Terminal terminal, string name, string description, string input, string output, string inputMeaning)
        : base(terminal, name, description)
    {
        this.input = Added(new Option<string>("--input") { Description = inputMeaning, HelpName = "DIR", DefaultValueFactory = _ => input });
        this.output = Added(new Option<string>("--output")
        {
            Description = "Folder to write; an earlier one is replaced",
            HelpName = "DIR",
            DefaultValueFactory = _ => output,
        });
    }

    /// <summary>Both, before any progress is shown: places in buckets show their own.</summary>
    public (string Input, string Output) Folders(ParseResult result) => (Input(result), Output(result));

    public string Input(ParseResult result) => Terminal.At(result.GetValue(input)!);

    /// <summary>The output as it was named.</summary>
    public string OutputName(ParseResult result) => result.GetValue(output)!;

    public string Output(ParseResult result) => Terminal.OutputFolderAt(result.GetValue(output)!);
}
