namespace GraphSec.Models.Detectors;

/// <summary>Chance, from a seed.</summary>
public sealed class RandomScores(ulong seed = 0) : OutlierDetector
{
    protected override void Learn(AttributedGraph data)
    {
    }

    protected override float[] Decide(AttributedGraph data)
    {
        var random = new Pcg32(seed);
        return [.. Enumerable.Range(0, data.Features.Rows).Select(_ => random.NextSingle())];
    }
}
