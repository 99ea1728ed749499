namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>What an <see cref="InferencePass"/> computes at once.</summary>
/// <param name="Nodes">At the most.</param>
/// <param name="Pairs">Outcomes of hidden slots, at the most; one node may have more.</param>
internal sealed record PassLimits(int Nodes = 1 << 13, int Pairs = 1 << 19);
