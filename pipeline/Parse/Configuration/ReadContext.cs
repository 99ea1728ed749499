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
    private const long MaximumElements = 1_000_000;

    /// <summary>Module calls that are followed, each in each instance of the module that it stands in.</summary>
    private const int MaximumCalls = 20_000;

    /// <summary>Characters that templates and functions may make in all.</summary>
    private const long MaximumText = 1L << 27;

    /// <summary>Longest line that is told: names come from the input, and may be of any length.</summary>
    private const int MaximumLine = 500;

    private readonly HashSet<string> said = new(StringComparer.Ordinal);
    private long instances;
    private long elements;
    private long kept;
    private long text;
    private long tracedElements;
    private long tracedText;
    private int calls;

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

    /// <summary>
    /// Set while references are traced, which evaluates on an account of its own: what attributes hold does not hang on it.
    /// </summary>
    public bool IsTracing { get; set; }

    public MissingModules Missing { get; } = new();

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

    private static string Cut(string line)
    {
        line = line.Length <= MaximumLine ? line : line[..MaximumLine] + "…";
        return line.Any(char.IsControl) ? string.Concat(line.Select(c => char.IsControl(c) ? ' ' : c)) : line;
    }

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

    /// <summary>Whether one more module call may be followed.</summary>
    public bool TakeCall()
    {
        if (++calls > MaximumCalls)
        {
            Notice($"there are more than {MaximumCalls} module calls: the rest are shown as one node each");
        }

        return calls <= MaximumCalls;
    }

    /// <exception cref="EvaluationException">The configuration makes text endlessly, or nearly so.</exception>
    public void TakeText(int length)
    {
        if (IsTracing)
        {
            tracedText += length;
            if (tracedText > MaximumText)
            {
                throw new EvaluationException("too much text");
            }

            return;
        }

        text += length;
        if (text > MaximumText)
        {
            Notice($"templates and functions make more than {MaximumText >> 20} million characters: the rest is taken as unknown");
            throw new EvaluationException("too much text");
        }
    }

    /// <summary>Whether a loop or a dynamic block may go through one element more.</summary>
    public bool TakeElement()
    {
        if (IsTracing)
        {
            return ++tracedElements <= MaximumElements;
        }

        if (++elements > MaximumElements)
        {
            Notice($"loops go through more than {MaximumElements} elements: the rest is taken as unknown");
        }

        return elements <= MaximumElements;
    }
}
