using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>Reads module folders, each once. What is wrong with a file goes to the context, and the rest is kept.</summary>
internal sealed class ModuleLoader(ReadContext context)
{
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
        foreach (var path in primary)
        {
            declarations.Add(ReadFile(path).Body, false);
        }

        foreach (var path in overrides)
        {
            declarations.Add(ReadFile(path).Body, true);
        }

        return module;
    }

    private HclFile ReadFile(string path)
    {
        var file = Parse(path);
        foreach (var diagnostic in file.Diagnostics)
        {
            context.Error(diagnostic.ToString());
        }

        return file;
    }

    private HclFile Parse(string path)
    {
        var name = context.Root.Name(path);
        SourceText source;
        try
        {
            source = SourceText.Decode(name, BoundedFile.Read(path));
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
