using GraphSec.Pipeline;
using GraphSec.Pipeline.Collect.Revisions;
using GraphSec.Pipeline.Report;

namespace GraphSec.Cli;

/// <summary>Finds what the two words of a comparison mean, and extracts revisions.</summary>
/// <param name="scratch">An empty folder for the files of revisions.</param>
/// <param name="path">Folder inside the repository, as the user named it; null for the current one.</param>
internal sealed class ComparedStates(Terminal terminal, string scratch, string? path)
{
    private readonly Dictionary<string, (string Root, string Original)> extracted = new(StringComparer.Ordinal);
    private GitRepository? repository;

    /// <summary>The folder or file of a state.</summary>
    /// <param name="word">A path or a revision; null for the working tree.</param>
    /// <param name="name">Of the folder to extract to.</param>
    public string Of(string? word, string name)
    {
        if (word is null)
        {
            return terminal.At(path ?? ".");
        }

        if (Path.Exists(terminal.At(word)))
        {
            return terminal.At(word);
        }

        repository ??= Repository(word);
        var commit = repository.Commit(word)
            ?? throw new InputException($"'{word}' is no file, no folder and no revision of '{repository.Root}'; name one that is");
        // The folder keeps its name, which reports show.
        var root = Path.Combine(scratch, name, Path.GetFileName(repository.Root) is { Length: > 0 } folder ? folder : "root");
        repository.Extract(commit, root);
        var inside = Path.GetRelativePath(repository.Root, Path.GetFullPath(terminal.At(path ?? ".")));
        var state = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(root, inside)));
        extracted[state] = (root, repository.Root);
        return Directory.Exists(state) && !inside.StartsWith("..", StringComparison.Ordinal)
            ? state
            : throw new InputException($"there is no folder '{inside}' in '{word}'; name one with --path that both states have");
    }

    /// <summary>Options that read values from the state's own files, where they are files of the repository.</summary>
    public FlowOptions InState(FlowOptions options, string state)
    {
        if (!extracted.TryGetValue(state, out var place))
        {
            return options;
        }

        var files = options.Parse.VarFile.Select(file =>
        {
            var own = Path.Combine(place.Root, Path.GetRelativePath(place.Original, Path.GetFullPath(file)));
            return File.Exists(own) ? own : file;
        });
        return options with { Parse = options.Parse with { VarFile = [.. files], Within = options.Parse.Within ?? place.Root } };
    }

    public SourceTree Sources(string state) => extracted.TryGetValue(state, out var place) ? new SourceTree(state, place.Root) : SourceTree.Of(state);

    private GitRepository Repository(string word)
    {
        var folder = Path.GetFullPath(terminal.At(path is not null && Directory.Exists(terminal.At(path)) ? path : "."));
        return SourceTree.RepositoryAround(folder) is null
            ? throw new InputException($"'{word}' is no file or folder, and no revision either, for there is no git repository here; name what is to be compared")
            : GitRepository.Around(folder);
    }
}
