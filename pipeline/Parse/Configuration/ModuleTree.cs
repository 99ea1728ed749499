using GraphSec.Pipeline.Parse.Configuration.Checks;
using GraphSec.Pipeline.Parse.Hcl;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>Finds what module calls call. Nothing is fetched: a module that is not on this machine stays opaque.</summary>
internal sealed class ModuleTree
{
    private readonly ModuleLoader loader;
    private readonly Dictionary<string, string> installed;

    public ModuleTree(ReadContext context)
    {
        Context = context;
        loader = new ModuleLoader(context);
        installed = InstalledModules.Read(context.Folder, context.Root);
        Inputs = new InputValues(context);
    }

    public ReadContext Context { get; }

    public InputValues Inputs { get; }

    public ModuleConfiguration? LoadRoot() => loader.Load(Context.Folder);

    /// <summary>The configuration that a call runs; null, with a notice or an error, where it cannot be had.</summary>
    public ModuleConfiguration? Open(ModuleInstance caller, string name, HclBlock call)
    {
        if (!Context.TakeCall())
        {
            return null;
        }

        var place = $"{call.Body.Source.Path}:{call.Body.Source.LineOf(call.HeaderSpan.Start)}";
        if (call.Body.Find("source") is not { } source || Evaluator.EvaluateOrUnknown(source.Value, caller.Scope) is not
            { Kind: Evaluation.ValueKind.String } text)
        {
            Context.Notice($"{place}: module \"{name}\" has no constant source: it is shown as one node");
            return null;
        }

        var folder = Locate(caller, name, text.Text);
        if (folder is null)
        {
            Context.Missing.Add(place, name, text.Text);
            return null;
        }

        if (!Context.Root.Contains(folder))
        {
            Context.Notice($"{place}: module \"{name}\" ({text.Text}) is outside of the scanned folder: it is shown as one node");
            return null;
        }

        for (var above = caller; above is not null; above = above.Call?.Module)
        {
            if (above.Configuration.Folder == folder)
            {
                var position = source.Value.Span.Start;
                Context.Error(new HclDiagnostic(call.Body.Source, new SourceSpan(position, position),
                    $"module \"{name}\" calls itself through \"{text.Text}\", expected another module").ToString());
                return null;
            }
        }

        var configuration = loader.Load(folder);
        if (configuration is null)
        {
            Context.Notice($"{place}: module \"{name}\" ({text.Text}) holds no configuration: it is shown as one node");
        }
        else
        {
            PassingChecks.Check(caller, call, configuration,
                (file, span, message) => Context.Error(new HclDiagnostic(file, span, message).ToString()));
        }

        return configuration;
    }

    private string? Locate(ModuleInstance caller, string name, string source)
    {
        if (source.Contains('\0'))
        {
            return null;
        }

        if (source is "." or ".." || source.StartsWith("./", StringComparison.Ordinal) || source.StartsWith("../", StringComparison.Ordinal))
        {
            return Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(caller.Configuration.Folder, source)));
        }

        var key = InstalledModules.KeyOf(caller, name);
        return installed.GetValueOrDefault(key);
    }
}
