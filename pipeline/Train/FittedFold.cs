using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Train;

/// <summary>A network that learned from most of the training repositories.</summary>
/// <param name="Features">What it learned from, with its vocabulary.</param>
/// <param name="Unseen">Graphs of the training repositories that were left out.</param>
internal sealed record FittedFold(FeatureSet Features, LikelihoodNetwork Network, IReadOnlyList<GraphFeatures> Unseen);
