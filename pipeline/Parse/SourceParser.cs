using GraphSec.Models.Threading;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse.Configuration;

namespace GraphSec.Pipeline.Parse;

/// <summary>Reads a Terraform input of any form, told apart by its content.</summary>
public static class SourceParser
{
    /// <summary>Reads a file, or a folder of code.</summary>
    /// <exception cref="InputException">Nothing there, or nothing this program reads.</exception>
    public static ResourceGraph Read(string path, ParseOptions options)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        name = name.Length == 0 ? path : name;
        if (!Directory.Exists(path))
        {
            var folder = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)));
            return Checked(GraphReader.ReadFile(path, string.IsNullOrEmpty(folder) ? name : folder, name));
        }

        var root = options.Within ?? RepositoryRoot(path) ?? path;
        return Checked(PlacesFrom.Folder(path, root, ConfigurationReader.Read(path, name, name, Configuration(root, options))));
    }

    /// <summary>Reads a graph, plan or state from a stream.</summary>
    /// <exception cref="InputException">The content is damaged, or nothing this program reads.</exception>
    public static ResourceGraph Read(Stream stream, string name) => Checked(GraphReader.Read(stream, name, name));

    /// <summary>Reads all collected sources; one that cannot be read at all becomes an error of the corpus, or a graph of nothing
    /// but its error.</summary>
    /// <param name="keepsBroken">Whether later stages are to know of sources that cannot be read.</param>
    /// <param name="progress">Is told how many are done, and of how many.</param>
    /// <exception cref="InputException">Not one of them could be read.</exception>
    public static ParsedCorpus ReadAll(CollectedSources sources, ParseOptions options, Action<int, int>? progress = null, bool keepsBroken = false)
    {
        var (read, gate, done) = (new (ResourceGraph Graph, string? Error)[sources.Items.Count], new Lock(), 0);
        var configuration = Configuration(options.Within ?? sources.Root, options);

        // Code is small. A plan or state may be as large as memory allows, so no two are read at once.
        var isCode = Enumerable.Range(0, read.Length).ToLookup(i => sources.Items[i].Form == SourceForm.Configuration);
        SideBySide.Do([.. isCode[true]], Read);
        foreach (var other in isCode[false])
        {
            Read(other);
        }

        var errors = read.Select(each => each.Error).OfType<string>().ToList();
        return errors.Count < read.Length || errors.Count == 0
            ? new ParsedCorpus([.. read.Where(each => keepsBroken || each.Error is null).Select(each => each.Graph).OrderBy(graph => graph.Name, StringComparer.Ordinal)])
            {
                Errors = keepsBroken ? [] : errors,
            }
            : throw new InputException(errors.Count == 1 ? errors[0] : $"none of {errors.Count} sources could be read; the first: {errors[0]}");

        void Read(int source)
        {
            read[source] = ReadOne(sources, sources.Items[source], configuration);
            lock (gate)
            {
                progress?.Invoke(++done, read.Length);
            }
        }
    }

    /// <summary>A source's graph; nothing but the error where it cannot be read.</summary>
    private static (ResourceGraph Graph, string? Error) ReadOne(CollectedSources sources, CollectedSource source, ConfigurationOptions configuration)
    {
        try
        {
            return (Checked(source.Form == SourceForm.Configuration
                ? ConfigurationReader.Read(sources.FullPath(source), source.Repository, source.Name, configuration)
                : GraphReader.ReadFile(sources.FullPath(source), source.Repository, source.Name)), null);
        }
        catch (InputException fault)
        {
            // The reader names the copy; the user knows the source.
            var error = $"{source.Name}: {fault.Message.Replace(sources.FullPath(source), source.Name, StringComparison.Ordinal)}";
            return (new ResourceGraph(source.Repository, source.Name, source.Form, false, [], []) { Errors = [error] }, error);
        }
    }

    /// <summary>Whether a folder is a root module itself; else its sources are to be collected.</summary>
    public static bool IsConfiguration(string folder) => ConfigurationReader.Accepts(folder);

    private static ResourceGraph Checked(ResourceGraph graph) =>
        graph.Form == SourceForm.Dot && graph.Nodes.Count > 0 && graph.Nodes.All(node => node.Kind == NodeKind.Other && node.Address != "root")
            ? throw new InputException($"'{graph.Name}' is a graph, but not one of terraform; expected the output of 'terraform graph'")
            : DependencyCycle.Check(graph);

    private static ConfigurationOptions Configuration(string root, ParseOptions options) => new()
    {
        ScannedRoot = root,
        Workspace = options.Workspace,
        VariableFiles = options.VarFile,
        Variables = [.. options.Var.Select(Variable)],
    };

    private static KeyValuePair<string, string> Variable(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? KeyValuePair.Create(text[..equals].Trim(), text[(equals + 1)..])
            : throw new InputException($"'{text}' is no variable; write name=value");
    }

    private static string? RepositoryRoot(string folder)
    {
        for (var at = Path.GetFullPath(folder); at is not null; at = Path.GetDirectoryName(at))
        {
            if (Path.Exists(Path.Combine(at, ".git")))
            {
                return at;
            }
        }

        return null;
    }
}
