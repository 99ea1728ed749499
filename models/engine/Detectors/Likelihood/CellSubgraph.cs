using GraphSec.Models.Graphs;

namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>Some nodes of a graph with all their cells, and some of its edges.</summary>
internal static class CellSubgraph
{
    /// <param name="outgoing">Edges that their sources see; both ends are among the nodes.</param>
    /// <param name="incoming">Edges that their targets see.</param>
    public static CellGraph Of(CellGraph graph, SampledNodes nodes, List<int> outgoing, List<int> incoming)
    {
        var count = nodes.Nodes.Count;
        var slots = new Rows(graph.SlotOffsets, nodes.Nodes);
        var inputs = new Rows(graph.InputOffsets, nodes.Nodes);
        var observed = new Rows(graph.ObservedOffsets, slots.Sources);
        int[] edges = [.. outgoing.Union(incoming).Order()];
        var places = new Dictionary<int, int>(edges.Length);
        for (var place = 0; place < edges.Length; place++)
        {
            places.Add(edges[place], place);
        }

        var from = Array.ConvertAll(edges, edge => nodes.PlaceOf(graph.EdgeFrom[edge]));
        var to = Array.ConvertAll(edges, edge => nodes.PlaceOf(graph.EdgeTo[edge]));
        return new CellGraph
        {
            NodeCount = count,
            SlotOffsets = slots.Offsets,
            SlotVariable = slots.Of(graph.SlotVariable),
            SlotParent = [.. slots.Sources.Select((slot, at) => Moved(graph.SlotParent[slot], at - slot))],
            ObservedOffsets = observed.Offsets,
            ObservedRows = observed.Of(graph.ObservedRows),
            InputOffsets = inputs.Offsets,
            InputTokens = inputs.Of(graph.InputTokens),
            InputSlots = InputSlots(),
            EdgeFrom = from,
            EdgeTo = to,
            EdgeRelation = Array.ConvertAll(edges, edge => graph.EdgeRelation[edge]),
            EdgeFromSlot = Array.ConvertAll(edges, edge => SlotOf(graph.EdgeFrom[edge], graph.EdgeFromSlot[edge])),
            EdgeToSlot = Array.ConvertAll(edges, edge => SlotOf(graph.EdgeTo[edge], graph.EdgeToSlot[edge])),
            NodeWeight = [.. nodes.Nodes.Select(node => graph.NodeWeight[node])],
            GraphOffsets = [0, nodes.Ends[0], count],
            ByFrom = new AdjacencyRows(count, from, to, Places(outgoing)),
            ByTo = new AdjacencyRows(count, to, from, Places(incoming)),
        };

        int[] Places(List<int> some) => [.. some.Select(edge => places[edge]).Order()];

        int SlotOf(int node, int slot) => Moved(slot, slots.Offsets[nodes.PlaceOf(node)] - graph.SlotOffsets[node]);

        int[] InputSlots()
        {
            var moved = inputs.Of(graph.InputSlots);
            for (var node = 0; node < count; node++)
            {
                var by = slots.Offsets[node] - graph.SlotOffsets[nodes.Nodes[node]];
                foreach (ref var slot in moved.AsSpan(inputs.Offsets[node]..inputs.Offsets[node + 1]))
                {
                    slot = Moved(slot, by);
                }
            }

            return moved;
        }
    }

    private static int Moved(int slot, int by) => slot < 0 ? -1 : slot + by;

    /// <summary>Some rows of a ragged array, one after the other.</summary>
    private sealed class Rows
    {
        public Rows(int[] offsets, IReadOnlyList<int> rows)
        {
            Offsets = new int[rows.Count + 1];
            for (var i = 0; i < rows.Count; i++)
            {
                Offsets[i + 1] = Offsets[i] + offsets[rows[i] + 1] - offsets[rows[i]];
            }

            Sources = new int[Offsets[^1]];
            for (var i = 0; i < rows.Count; i++)
            {
                for (var at = Offsets[i]; at < Offsets[i + 1]; at++)
                {
                    Sources[at] = offsets[rows[i]] + at - Offsets[i];
                }
            }
        }

        public int[] Offsets { get; }

        /// <summary>Where each entry stood.</summary>
        public int[] Sources { get; }

        public int[] Of(int[] entries) => Array.ConvertAll(Sources, source => entries[source]);
    }
}
