namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>Size and training of the likelihood network; every value is a section entry of params.yaml.</summary>
public sealed record LikelihoodOptions
{
    /// <summary>Width of embeddings and hidden layers.</summary>
    public int Hidden { get; init; } = 48;

    /// <summary>Rounds of message passing; 0 judges a node by itself.</summary>
    public int Layers { get; init; } = 2;

    /// <summary>Passes over the training graphs at the most.</summary>
    public int Epochs { get; init; } = 40;

    /// <summary>Step size of Adam.</summary>
    public float LearningRate { get; init; } = 0.005f;

    /// <summary>Decoupled weight decay (AdamW) on everything but the rows' biases.</summary>
    public float WeightDecay { get; init; } = 0.05f;

    /// <summary>Share of the hidden state dropped while training.</summary>
    public float Dropout { get; init; } = 0.4f;

    /// <summary>Nodes of a batch, at least; graphs of more than eight batches are cut into seeds with sampled neighbourhoods.</summary>
    public int BatchNodes { get; init; } = 1024;

    /// <summary>Of a graph that is cut: references drawn each way for each seed; half as many at each further hop.</summary>
    public int FanOut { get; init; } = 8;

    /// <summary>Epochs without a better validation loss after which training stops.</summary>
    public int Patience { get; init; } = 12;

    /// <summary>Share of nodes whose kind is hidden in a training step.</summary>
    public float KindMask { get; init; } = 0.15f;

    /// <summary>What the network does without, to measure what it is worth. It never sees the average of a node's graph unless asked to: it
    /// finds no more by it, and what stands in a graph without any tie to a node would change the node's score.</summary>
    public LikelihoodParts Without { get; init; } = LikelihoodParts.Context;

    /// <summary>Seed of initial weights, masks, dropout and batch order.</summary>
    public int Seed { get; init; } = 7;
}
