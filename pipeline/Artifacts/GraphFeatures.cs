namespace GraphSec.Pipeline.Artifacts;

/// <summary>A graph of blocks with their cells: features in words, before any vocabulary turns them into numbers.</summary>
public sealed record GraphFeatures(
    string Repository,
    string Name,
    SourceForm Form,
    bool HasAttributes,
    IReadOnlyList<BlockFeatures> Blocks,
    IReadOnlyList<FeatureEdge> Edges)
{
    private static readonly Dictionary<string, SourcePlace> NoCalls = [];

    /// <summary>What a reader of the result must know, one line each.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Where each module is called, by the module's block path.</summary>
    public IReadOnlyDictionary<string, SourcePlace> ModuleCalls { get; init; } = NoCalls;

    /// <summary>What blocks are given in common; none where references are implied ones.</summary>
    public IReadOnlyList<SharedInput> SharedInputs { get; init; } = [];

    /// <summary>What could not be read, one line each.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>True where edges are the references themselves, not a reduced or closed set of them.</summary>
    public bool HasDirectReferences => Form is SourceForm.Configuration or SourceForm.Plan;

    /// <summary>True where a missing attribute may still be absent from the configuration for a reason that cannot be seen: a
    /// state lists provider defaults and has no expressions.</summary>
    public bool AbsenceIsEvidence => Form is not SourceForm.State;

    /// <summary>Edges of each block.</summary>
    public double[] Degrees(bool incoming = true, bool outgoing = true)
    {
        var degrees = new double[Blocks.Count];
        foreach (var edge in Edges)
        {
            degrees[edge.From] += outgoing ? 1 : 0;
            degrees[edge.To] += incoming ? 1 : 0;
        }

        return degrees;
    }

    /// <summary>Whether cells of a path are asked for in a graph of this form.</summary>
    public bool Speaks(string path) =>
        Cell.IsReduced(path) ? !HasDirectReferences
        : Cell.IsIncoming(path) ? HasDirectReferences
        : HasAttributes;
}
