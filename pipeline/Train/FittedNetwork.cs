using GraphSec.Models.Detectors.Likelihood;

namespace GraphSec.Pipeline.Train;

/// <summary>A network with the weights of its best epoch, and the loss of every epoch.</summary>
internal sealed record FittedNetwork(LikelihoodNetwork Network, IReadOnlyList<EpochLoss> History);
