using GraphSec.Models.Detectors;

namespace GraphSec.Pipeline.Score.PlainGraphs;

/// <summary>A detector for plain attributed graphs.</summary>
/// <param name="Word">As an option takes it.</param>
/// <param name="Meaning">What it does, in a line.</param>
public sealed record PlainDetector(string Word, string Meaning)
{
    internal Func<ulong, OutlierDetector> Create { get; init; } = static _ => throw new NotSupportedException();
}
