namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>Where a block to compare with was found.</summary>
public enum NearestOrigin
{
    /// <summary>In the graph that is scored.</summary>
    Graph,

    /// <summary>In another graph of the same repository.</summary>
    Repository,

    /// <summary>In the code that scores are compared with.</summary>
    Peers,
}
