namespace GraphSec.Pipeline.Evaluate;

/// <summary>A detector that is compared with the whole one.</summary>
/// <param name="Name">Of the ranker.</param>
/// <param name="Meaning">What becomes of the detector, in a line.</param>
public sealed record AblatedPart(string Name, string Meaning);
