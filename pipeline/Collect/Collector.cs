using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Collect.Fetch;
using GraphSec.Pipeline.Collect.Run;

namespace GraphSec.Pipeline.Collect;

/// <summary>
/// Copies the sources of folders, repositories and archives, and only what is needed to read them, so that the stages behind depend
/// on the copy alone. The copies keep their places relative to each other, since modules call each other by such paths.
/// </summary>
public static class Collector
{
    /// <param name="input">A folder, a single graph, plan or state, a git repository's address, or an archive.</param>
    /// <param name="output">The folder to make, replaced as a whole.</param>
    /// <exception cref="InputException">Nothing to collect, or the output cannot be written.</exception>
    public static CollectedSources Collect(string input, string output, CollectOptions options) => Collect([input], output, options);

    /// <summary>From several such places: each is a folder of its own in the copy, called like its input.</summary>
    public static CollectedSources Collect(IReadOnlyList<string> inputs, string output, CollectOptions options)
    {
        var temporary = Directory.CreateTempSubdirectory("graphsec-").FullName;
        UnfinishedWrites.Add(temporary);
        try
        {
            var (notices, errors) = (new List<string>(), new List<string>());
            var terraform = options.WithTerraform is { } named ? TerraformProgram.Find(named, options.TimeLimit) : null;
            var kept = Find(inputs, temporary, options, notices, errors);
            if (terraform is not null)
            {
                kept = [.. kept, .. Made(terraform, kept, Path.Combine(temporary, "terraform"), errors)];
            }

            Write(kept, output);
            return CollectedSources.Read(output) with { Notices = notices, Errors = errors };
        }
        finally
        {
            UnfinishedWrites.Remove(temporary);
        }
    }

    /// <summary>Whether a text names something to collect that is no path.</summary>
    public static bool IsAddress(string input) => SourceFetcher.IsAddress(input);

    private static IReadOnlyList<FoundSource> Find(
        IReadOnlyList<string> inputs, string temporary, CollectOptions options, List<string> notices, List<string> errors)
    {
        var selection = new SourceSelection(options.Include);
        var fetched = SourceFetcher.Fetch(inputs, temporary, options.TimeLimit, fault => Missed(fault, inputs, errors));
        var names = new UniqueNames();
        foreach (var source in fetched)
        {
            var before = selection.Count;
            notices.AddRange(source.Notices);
            try
            {
                SourceFinder.Add(selection, source.Path, inputs.Count == 1 ? "" : names.Of(source.Name), options, notices);
                if (selection.Count == before)
                {
                    throw SourceFinder.Nothing(source.Shown);
                }
            }
            catch (InputException fault)
            {
                Missed(fault, inputs, errors);
            }
        }

        return selection.Count > 0 ? selection.Kept(notices) : throw new InputException(errors.Count > 0 ? errors[0] : "nothing to collect; name an input");
    }

    /// <summary>One input that gives nothing is the end; among several the others are collected.</summary>
    private static void Missed(InputException fault, IReadOnlyList<string> inputs, List<string> errors)
    {
        if (inputs.Count == 1)
        {
            throw fault;
        }

        errors.Add(fault.Message);
    }

    /// <summary>What terraform makes of the sources, where they do not hold a file of that name themselves.</summary>
    private static IEnumerable<FoundSource> Made(TerraformProgram terraform, IReadOnlyList<FoundSource> sources, string copy, List<string> errors)
    {
        var names = sources.Select(source => source.Source.Name).ToHashSet(StringComparer.Ordinal);
        return new TerraformRuns(terraform, copy).Run(sources, errors).Where(made => !names.Contains(made.Source.Name));
    }

    private static void Write(IReadOnlyList<FoundSource> kept, string output) => AtomicFolder.Write(output, folder =>
    {
        var copies = Path.Combine(folder, ArtifactFolders.CollectedSources);
        FileCopy.All(kept, copies);

        var items = kept.Select(source => source.Source).OrderBy(source => source.Name, StringComparer.Ordinal).ToList();
        new CollectedSources(copies, items).WriteIndex(Path.Combine(folder, ArtifactFolders.CollectedIndex));
    });
}
