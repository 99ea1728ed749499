namespace GraphSec.Pipeline;

/// <summary>How far a stage is.</summary>
/// <param name="Stage">The stage's word.</param>
/// <param name="Total">0 where it is not known.</param>
/// <param name="Note">What is being done, or how it goes.</param>
public readonly record struct FlowStep(string Stage, int Done, int Total, string Note);
