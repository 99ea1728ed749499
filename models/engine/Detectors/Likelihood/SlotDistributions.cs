namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>A probability for each outcome of each slot of a graph but the kinds', which nobody asks for.</summary>
public sealed class SlotDistributions
{
    // One array for all would end at 2³¹ outcomes.
    private const int PageBits = 16;

    private readonly int[] offsets;
    private readonly float[][] pages;

    internal SlotDistributions(CellSchema schema, CellGraph graph)
    {
        var count = new int[graph.SlotCount];
        for (var node = 0; node < graph.NodeCount; node++)
        {
            for (var slot = graph.SlotOffsets[node] + 1; slot < graph.SlotOffsets[node + 1]; slot++)
            {
                count[slot] = schema.OutcomeCount(graph.SlotVariable[slot]);
            }
        }

        // Offsets start anew with each page; the last of a page is the page's length.
        pages = new float[(graph.SlotCount + (1 << PageBits) - 1) >> PageBits][];
        offsets = new int[graph.SlotCount + pages.Length];
        for (var page = 0; page < pages.Length; page++)
        {
            var first = page << PageBits;
            var end = Math.Min(graph.SlotCount, first + (1 << PageBits));
            for (var slot = first; slot < end; slot++)
            {
                offsets[slot + page + 1] = offsets[slot + page] + count[slot];
            }

            pages[page] = new float[offsets[end + page]];
        }
    }

    /// <summary>Probabilities of the slot's outcomes in the schema's order; they sum to 1. Empty for a kind.</summary>
    public Span<float> Of(int slot)
    {
        var page = slot >> PageBits;
        return pages[page].AsSpan(offsets[slot + page]..offsets[slot + page + 1]);
    }
}
