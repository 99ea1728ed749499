namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>Mean negative log-likelihood of a hidden cell in nats, over training batches and over validation graphs (NaN where
/// there are none).</summary>
public sealed record EpochLoss(int Epoch, double Training, double Validation);
