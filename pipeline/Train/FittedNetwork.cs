using GraphSec.Models.Detectors.Likelihood;

namespace GraphSec.Pipeline.Train;

/// <summary>A network with the weights of its best epoch, and the loss of every epoch.</summary>
internal sealed record FittedNetwork(LikelihoodNetwork Network, IReadOnlyList<EpochLoss> History)
{
    /// <summary>The same of most of the training repositories, to learn from what they make of the others.</summary>
    public IReadOnlyList<FittedFold> Folds { get; init; } = [];
}
