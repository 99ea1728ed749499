using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>
/// Reads a folder of Terraform code, native or JSON, without terraform, without init and without a network: variables, locals,
/// modules, count, for_each and dynamic blocks are followed as far as the code alone tells.
/// </summary>
public static class ConfigurationReader
{
    /// <param name="folder">The root module.</param>
    /// <param name="repository">Name for <see cref="ResourceGraph.Repository"/>.</param>
    /// <param name="name">Name for <see cref="ResourceGraph.Name"/>.</param>
    /// <param name="options">Variables, and how far reading may reach; null for the defaults.</param>
    /// <exception cref="InputException">There is no such folder, or no configuration in it.</exception>
    public static ResourceGraph Read(string folder, string repository, string name, ConfigurationOptions? options = null)
    {
        options ??= new ConfigurationOptions();
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (!Directory.Exists(full))
        {
            throw new InputException($"folder \"{folder}\" not found: give the folder of a root module");
        }

        var context = new ReadContext(new ScannedRoot(options.ScannedRoot ?? full), full, options);
        var tree = new ModuleTree(context);
        var configuration = tree.LoadRoot() ?? throw new InputException(
            $"folder \"{folder}\" holds no .tf, .tf.json or .tofu file: give the folder of a root module");
        var writer = new GraphWriter();
        writer.Write(new ModuleInstance(configuration, tree));
        writer.Report(context.Notices);
        context.Notices.Sort(StringComparer.Ordinal);
        if (context.Missing.Notice() is { } missing)
        {
            context.Notices.Insert(0, missing);
        }

        return writer.Builder.Build(repository, name, SourceForm.Configuration, true, context.Notices, context.Errors);
    }

    /// <summary>Whether a folder holds files that <see cref="Read"/> takes.</summary>
    public static bool Accepts(string folder) => Directory.Exists(folder)
        && new DirectoryInfo(folder).EnumerateFiles().Any(file => ConfigurationFiles.Extension(file.Name) is not null);
}
