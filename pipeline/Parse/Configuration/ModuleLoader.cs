using GraphSec.Models.Threading;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse.Configuration.Checks;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>Reads module folders, each once. What is wrong with a file goes to the context, and the rest is kept.</summary>
internal sealed class ModuleLoader(ReadContext context)
{
    /// <summary>Files of a module below which starting threads costs more than it brings.</summary>
    private const int WorthSharing = 8;

    private readonly Dictionary<string, ModuleConfiguration?> loaded = new(StringComparer.Ordinal);

    /// <summary>The module in that folder; null where it holds no configuration or may not be read.</summary>
    public ModuleConfiguration? Load(string folder)
    {
        if (!loaded.TryGetValue(folder, out var module))
        {
            loaded[folder] = module = Read(folder);
        }

        return module;
    }

    private ModuleConfiguration? Read(string folder)
    {
        if (!Directory.Exists(folder) || !context.Root.Contains(folder))
        {
            return null;
        }

        var (primary, overrides) = ConfigurationFiles.Find(folder, context.Root);
        if (primary.Count + overrides.Count == 0)
        {
            return null;
        }

        var module = new ModuleConfiguration(folder);
        var declarations = new DeclarationReader(module, context);
        var files = ParseAll([.. primary, .. overrides]);
        for (var i = 0; i < files.Length; i++)
        {
            foreach (var diagnostic in files[i].Diagnostics)
            {
                context.Error(diagnostic.ToString());
            }

            declarations.Add(files[i].Body, i >= primary.Count);
        }

        ImportChecks.CheckTargets(module, (file, span, message) =>
            context.Error(new HclDiagnostic(file, span, message).ToString()));
        return module;
    }

    /// <summary>Files are parsed side by side, for none knows of another; what they say is then taken in order.</summary>
    private HclFile[] ParseAll(string[] paths) =>
        paths.Length < WorthSharing ? Array.ConvertAll(paths, Parse) : SideBySide.Of(paths, Parse);

    private HclFile Parse(string path)
    {
        var name = context.Root.Name(path);
        SourceText source;
        try
        {
            source = SourceText.Read(path, name);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            var empty = new SourceText(name, "");
            var unread = new HclDiagnostic(empty, default, error is InvalidDataException
                ? error.Message : "found a file that cannot be opened, expected one that may be read");
            return new HclFile(empty, new HclBody(empty, []), [unread]);
        }

        return name.EndsWith(".json", StringComparison.Ordinal) ? JsonBodyReader.ReadFile(source) : HclParser.ParseFile(source);
    }
}
