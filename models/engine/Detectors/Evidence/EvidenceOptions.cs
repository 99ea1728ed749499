namespace GraphSec.Models.Detectors.Evidence;

/// <summary>Size and training of the network that weighs evidence.</summary>
public sealed record EvidenceOptions
{
    /// <summary>Width of the two hidden layers.</summary>
    public int Hidden { get; init; } = 192;

    /// <summary>Rows of the table that words are hashed into; row 0 stands for none.</summary>
    public int Buckets { get; init; } = 65536;

    /// <summary>Passes over the examples.</summary>
    public int Epochs { get; init; } = 16;

    /// <summary>Step size of Adam at the start; it falls to a twentieth in a straight line.</summary>
    public float LearningRate { get; init; } = 0.003f;

    /// <summary>The same for the table of words.</summary>
    public float WordRate { get; init; } = 0.01f;

    /// <summary>Decoupled weight decay of the table of words: what is said of few examples is forgotten.</summary>
    public float WordDecay { get; init; } = 0.1f;

    /// <summary>What the table of words is multiplied by in the end: decay chose what is forgotten, and took from what is kept, too (as the lasso
    /// does, which is why Meinshausen, 2007, relaxes it).</summary>
    public float WordGain { get; init; } = 1.25f;

    /// <summary>Share of the hidden state dropped while training.</summary>
    public float Dropout { get; init; } = 0.2f;

    /// <summary>Share of examples whose words are hidden in a step, so that the numbers learn to speak for themselves.</summary>
    public float WordDropout { get; init; } = 0.3f;

    /// <summary>Examples a step.</summary>
    public int Batch { get; init; } = 1024;

    /// <summary>Seed of initial weights, order and dropout.</summary>
    public int Seed { get; init; } = 7;
}
