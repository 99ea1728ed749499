using System.CommandLine;
using GraphSec.Cli.Configuration;
using GraphSec.Pipeline;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Report;
using GraphSec.Pipeline.Report.Formats;
using GraphSec.Pipeline.Report.Suppress;

namespace GraphSec.Cli;

/// <summary>The options of what is reported and where it goes, with what a configuration says where they are not given.</summary>
internal sealed class ReportSettings
{
    private const string Table = "table";

    private readonly Terminal terminal;
    private readonly Option<string?> format;
    private readonly Option<string[]> output;
    private readonly Option<int?> top;
    private readonly Option<double> failOn;
    private readonly Option<string?> baseline;
    private readonly Option<bool> newOnly;
    private readonly ConfigSettings config;

    public ReportSettings(VerbCommand command, Terminal terminal)
    {
        this.terminal = terminal;
        format = command.Path("--format", $"How results are printed: {ReportFormats.Names} [default: table]", "FORMAT");
        format.CompletionSources.Add([.. ReportFormats.All.Select(known => known.Name)]);
        output = command.Each("--output", "-o", "Write there and not to standard output: FILE, or FORMAT=FILE, several times; - is standard output", "FILE");
        top = command.OptionalWhole("--top", $"Resources that lists show, highest score first; 0 shows all [default: {ReportOptions.UsualTop} for people, all for programs]");
        failOn = command.Number("--fail-on", "Exit with 2 where a resource reaches this score; above 100 never", 101.0, most: 101.0);
        baseline = command.Path("--baseline", "Findings that are known: a file that 'graphsec baseline' wrote", "FILE");
        newOnly = command.Flag("--new-only", "Leave out what the baseline knows");
        config = new ConfigSettings(command, terminal);
    }

    /// <summary>The folder or file that a stage writes, where one is named.</summary>
    public string? Folder(ParseResult result) => result.GetValue(output) is { Length: > 0 } given ? given[^1] : null;

    /// <param name="source">What is scored; null for standard input.</param>
    public ConfigFile Config(ParseResult result, string? source) => config.Of(result, source is null ? null : terminal.At(source));

    public ReportOptions Of(ParseResult result, ConfigFile config, SourceTree? sources)
    {
        var known = result.GetValue(baseline) is { } file ? terminal.At(file) : config.Baseline;
        var onlyNew = result.GetValue(newOnly) || config.NewOnly == true;
        if (onlyNew && known is null)
        {
            throw new InputException("--new-only needs a baseline to compare with; make one with 'graphsec baseline' and name it with --baseline");
        }

        return this.config.Report(result, config, sources) with
        {
            Top = result.GetValue(top) ?? config.Top,
            Baseline = known is null ? null : Baseline.Read(known),
            NewOnly = onlyNew,
        };
    }

    /// <summary>Where something counts that reaches the limit.</summary>
    public bool Reaches(Findings findings, ParseResult result, ConfigFile config) =>
        findings.Reaches(result.GetResult(failOn) is { Implicit: false } ? result.GetValue(failOn) : config.FailOn ?? result.GetValue(failOn));

    /// <summary>What goes to a file is not printed, unless only the configuration asks for the file.</summary>
    public void Print(Findings findings, ParseResult result, ConfigFile config)
    {
        var chosen = result.GetValue(format);
        if (chosen is not null)
        {
            ReportFormats.Named(chosen);
        }

        string[] given = result.GetValue(output) ?? [];
        OutputTarget[] targets = [.. given.Select(text => OutputTarget.Of(text, chosen))];
        if (given.Length == 0)
        {
            Print(findings, chosen ?? Table);
            targets = chosen is null ? [.. config.Outputs.Select(text => OutputTarget.Of(text, null))] : [];
        }

        if (targets.GroupBy(target => target.File).FirstOrDefault(file => file.Count() > 1) is { } twice)
        {
            throw new InputException($"'{twice.Key}' is named for two reports; give each its own file");
        }

        foreach (var target in targets)
        {
            if (target.File == Terminal.StandardInput)
            {
                Print(findings, target.Format.Name);
            }
            else
            {
                AtomicFile.WriteText(terminal.OutputAt(target.File), writer => target.Format.Write(findings, writer));
            }
        }

        terminal.Out.Flush();
    }

    private void Print(Findings findings, string name)
    {
        if (name == Table && terminal.OutIsTerminal)
        {
            TextReport.Write(findings, ColouredText.On(terminal.Out), terminal.Width);
        }
        else
        {
            ReportFormats.Named(name).Write(findings, terminal.Out);
        }
    }
}
