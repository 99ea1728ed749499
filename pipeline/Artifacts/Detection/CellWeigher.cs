using GraphSec.Models.Detectors.Evidence;

namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>Asks an evidence network about judged cells. For one thread.</summary>
internal sealed class CellWeigher(EvidenceNetwork network)
{
    private readonly float[] numbers = new float[CellEvidence.Width];
    private readonly int[] words = new int[CellEvidence.Words];

    /// <summary>That something is wrong with a cell.</summary>
    public double LogOdds(TypeJudge judge, JudgedBlock judged, int block, JudgedCell cell)
    {
        CellEvidence.Fill(judge, judged, block, cell, numbers);
        return network.LogOdds(numbers, words.AsSpan(0, CellEvidence.Fill(judge, block, cell, network.Options.Buckets, words)));
    }
}
