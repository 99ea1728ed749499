using System.CommandLine;
using GraphSec.Cli.Configuration;
using GraphSec.Pipeline.Report;

namespace GraphSec.Cli;

/// <summary>The options that say which findings count, with what a configuration says where they are not given.</summary>
internal sealed class ConfigSettings
{
    private readonly Terminal terminal;
    private readonly Option<bool> noInlineIgnores;
    private readonly Option<string?> config;
    private readonly Option<bool> noConfig;

    public ConfigSettings(VerbCommand command, Terminal terminal)
    {
        this.terminal = terminal;
        noInlineIgnores = command.Flag("--no-inline-ignores", "Let no comment in the code suppress a finding");
        config = command.Path("--config", $"Configuration to use [default: the closest {ConfigFile.Name} from PATH up to the root of its repository]", "FILE");
        noConfig = command.Flag("--no-config", $"Look for no {ConfigFile.Name}");
    }

    /// <param name="source">What is scored; null for standard input.</param>
    public ConfigFile Of(ParseResult result, string? source) => result.GetValue(config) is { } named
        ? ConfigReader.Read(Path.GetFullPath(terminal.At(named)), limit: null)
        : result.GetValue(noConfig) ? ConfigFile.None
        : ConfigSearch.Find(source ?? terminal.At("."));

    /// <param name="sources">The code behind the scores, or null.</param>
    public ReportOptions Report(ParseResult result, ConfigFile config, SourceTree? sources) => new()
    {
        Sources = sources,
        InlineIgnores = !result.GetValue(noInlineIgnores) && config.InlineIgnores != false,
        Today = terminal.Today,
        Excludes = ReferenceEquals(config, ConfigFile.None) ? _ => false : new Exclusion(config, sources).Holds,
    };
}
