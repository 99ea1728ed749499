namespace GraphSec.Pipeline.Evaluate;

/// <summary>Recall (true positive rate), false positive rate and precision when everything from a score up is flagged.</summary>
public readonly record struct CurvePoint(double Score, double Recall, double FalsePositiveRate, double Precision);
