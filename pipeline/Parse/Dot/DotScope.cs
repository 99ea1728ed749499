namespace GraphSec.Pipeline.Parse.Dot;

/// <summary>An open brace: what holds inside it, and the edge chain it stands in.</summary>
internal sealed class DotScope(int subgraph, int firstMention)
{
    public int Subgraph { get; } = subgraph;

    /// <summary>Where its nodes begin in the list of mentions.</summary>
    public int FirstMention { get; } = firstMention;

    public DotAttributes NodeDefaults { get; set; } = DotAttributes.None;

    public DotAttributes EdgeDefaults { get; set; } = DotAttributes.None;

    /// <summary>The ends of the edge statement being read in this scope.</summary>
    public List<DotEnd> Chain { get; } = [];
}
