namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>Parts that a likelihood network can be built without.</summary>
[Flags]
public enum LikelihoodParts
{
    None = 0,

    /// <summary>The average of a node's graph.</summary>
    Context = 1,

    /// <summary>Weights of their own for either direction of an edge.</summary>
    Direction = 2,

    /// <summary>A vector of its own for each type of edge.</summary>
    Relations = 4,

    /// <summary>Hiding what is asked for: without it the network gives back what it sees, as an autoencoder does.</summary>
    Mask = 8,
}
