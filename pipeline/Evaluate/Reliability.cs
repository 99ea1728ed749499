namespace GraphSec.Pipeline.Evaluate;

/// <summary>Whether a percentile is one: the share of untouched test blocks that score at a threshold or above.</summary>
public sealed record Reliability(double Threshold, double Expected, Estimate Observed);
