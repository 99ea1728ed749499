using System.CommandLine;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Collect;

namespace GraphSec.Cli;

/// <summary>The options of collecting.</summary>
internal sealed class CollectSettings(VerbCommand command)
{
    private readonly Option<string[]> include = command.Words("--include", "Take only sources whose path matches: envs/**", "PATTERN");
    private readonly Option<string[]> exclude = command.Words("--exclude", "Pass over files and folders that match", "PATTERN");
    private readonly Option<string> roots = command.Word(
        "--roots", "Which folders of code count: uncalled (no other calls them as a module) or all", "uncalled", "uncalled", "all");
    private readonly Option<int> depth = command.Whole(
        "--repository-depth", "Folders of a path that name the repository; -1 finds out", -1, least: -1);
    private readonly Option<bool> hidden = command.Flag("--hidden", "Look into folders whose name begins with a dot");
    private readonly Option<int> maxReadFileBytes = command.Whole(
        "--max-read-file-bytes", "Largest file that code may read and is collected with it", (int)new CollectOptions().MaxReadFileBytes);

    private readonly Option<string?> withTerraform = command.Mention("--with-terraform",
        "Run terraform (or tofu) init, graph and show -json in a copy of each root module; this runs the providers that the code names", "PROGRAM");
    private readonly Option<int> timeLimit = command.Whole(
        "--time-limit", "Seconds that a run of git or terraform may take", (int)new CollectOptions().TimeLimit.TotalSeconds, least: 1);

    public IEnumerable<Option> Options => [include, exclude, roots, depth, hidden, maxReadFileBytes, withTerraform, timeLimit];

    public CollectOptions Of(ParseResult result) => new()
    {
        Include = result.GetValue(include)!,
        Exclude = result.GetValue(exclude)!,
        Roots = EnumWords.Parse<RootModules>(result.GetValue(roots)!)!.Value,
        RepositoryDepth = result.GetValue(depth) is >= 0 and var folders ? folders : null,
        Hidden = result.GetValue(hidden),
        MaxReadFileBytes = result.GetValue(maxReadFileBytes),
        WithTerraform = result.GetResult(withTerraform) is null ? null : result.GetValue(withTerraform) ?? "",
        TimeLimit = TimeSpan.FromSeconds(result.GetValue(timeLimit)),
    };
}
