namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>A probability for each outcome of each slot of a graph.</summary>
public sealed class SlotDistributions
{
    private readonly int[] offsets;
    private readonly float[] probabilities;

    internal SlotDistributions(CellSchema schema, CellGraph graph)
    {
        offsets = new int[graph.SlotCount + 1];
        for (var slot = 0; slot < graph.SlotCount; slot++)
        {
            offsets[slot + 1] = offsets[slot] + schema.OutcomeCount(graph.SlotVariable[slot]);
        }

        probabilities = new float[offsets[^1]];
    }

    /// <summary>Probabilities of the slot's outcomes in the schema's order; they sum to 1.</summary>
    public Span<float> Of(int slot) => probabilities.AsSpan(offsets[slot]..offsets[slot + 1]);
}
