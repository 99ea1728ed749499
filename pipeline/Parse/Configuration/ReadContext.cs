using GraphSec.Pipeline.Parse.Evaluation;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>What one reading of a folder shares: where it may look, what it has to say, and how large it may grow.</summary>
internal sealed class ReadContext(ScannedRoot root, string folder, ConfigurationOptions options)
{
    /// <summary>Instances in the whole graph above which blocks stay symbolic.</summary>
    private const int MaximumTotal = 200_000;

    private readonly HashSet<string> said = new(StringComparer.Ordinal);
    private long instances;

    public ScannedRoot Root { get; } = root;

    /// <summary>The root module's folder.</summary>
    public string Folder { get; } = folder;

    public ConfigurationOptions Options { get; } = options;

    public List<string> Errors { get; } = [];

    public List<string> Notices { get; } = [];

    public FunctionContext Functions { get; } = new() { ModuleFolder = folder, RootFolder = root.Folder };

    public void Error(string line)
    {
        if (said.Add(line))
        {
            Errors.Add(line);
        }
    }

    public void Notice(string text)
    {
        if (said.Add(text))
        {
            Notices.Add(text);
        }
    }

    public bool TakeInstances(long count)
    {
        instances += count;
        return instances <= MaximumTotal;
    }
}
