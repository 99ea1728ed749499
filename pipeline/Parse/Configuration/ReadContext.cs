using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Parse.Evaluation;

namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>What one reading of a folder shares: where it may look, what it has to say, and how large it may grow.</summary>
internal sealed class ReadContext(ScannedRoot root, string folder, ConfigurationOptions options)
{
    /// <summary>Instances in the whole graph above which blocks stay symbolic.</summary>
    private const int MaximumTotal = 200_000;

    /// <summary>Scalars that attributes may hold in all.</summary>
    private const long MaximumKept = 20_000_000;

    /// <summary>Elements that for expressions and splats may go through in all.</summary>
    private const long MaximumElements = 2_000_000;

    /// <summary>Longest line that is told: names come from the input, and may be of any length.</summary>
    private const int MaximumLine = 500;

    private readonly HashSet<string> said = new(StringComparer.Ordinal);
    private long instances;
    private long elements;
    private long kept;

    public ScannedRoot Root { get; } = root;

    /// <summary>The root module's folder.</summary>
    public string Folder { get; } = folder;

    public ConfigurationOptions Options { get; } = options;

    /// <summary>
    /// path.cwd, as if terraform ran in the folder and the scanned root stood at the top of the disk: where it really stands
    /// differs from machine to machine, and code asks for the last part alone.
    /// </summary>
    public string WorkingFolder { get; } = root.Folder == folder
        ? "/" + Path.GetFileName(folder)
        : $"/{Path.GetFileName(root.Folder)}/{root.Name(folder)}";

    public List<string> Errors { get; } = [];

    public List<string> Notices { get; } = [];

    public FunctionContext Functions { get; } = new() { ModuleFolder = folder, RootFolder = root.Folder };

    public ValueWeights Weights { get; } = new();

    public void Error(string line)
    {
        if (said.Add(line))
        {
            Errors.Add(Cut(line));
        }
    }

    public void Notice(string text)
    {
        if (said.Add(text))
        {
            Notices.Add(Cut(text));
        }
    }

    private static string Cut(string line) => line.Length <= MaximumLine ? line : line[..MaximumLine] + "…";

    public bool TakeInstances(long count)
    {
        instances += count;
        return instances <= MaximumTotal;
    }

    /// <summary>The value as the graph keeps it; unknown where the graph would grow beyond bounds.</summary>
    public AttributeValue Keep(Value value)
    {
        kept += Weights.Weigh(value);
        if (kept <= MaximumKept && !Weights.IsTooHeavy(value))
        {
            return value.ToAttributeValue();
        }

        Notice("attributes hold too many values: some are taken as unknown");
        return AttributeValue.Unknown;
    }

    /// <exception cref="EvaluationException">The configuration loops endlessly, or nearly so.</exception>
    public void TakeElement()
    {
        if (++elements > MaximumElements)
        {
            Notice($"for expressions go through more than {MaximumElements} elements: the rest is taken as unknown");
            throw new EvaluationException("too many elements");
        }
    }
}
