namespace GraphSec.Pipeline.Evaluate;

/// <summary>Figures of one ranker on one kind of fault.</summary>
/// <param name="RocAuc">Area under the ROC curve, all graphs pooled.</param>
/// <param name="AveragePrecision">Of the same pool; compare with Faults / Blocks, which chance gives.</param>
/// <param name="InTop">Share of faults that come in the top share of their own graph.</param>
public sealed record Ranking(double RocAuc, double AveragePrecision, double InTop, int Faults, int Blocks);
