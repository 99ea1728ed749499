using System.Runtime.InteropServices;

namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>
/// One mask after the other over a graph of any size, layer by layer: all nodes' states before a layer are kept, the layer
/// itself runs over stretches of nodes (as in GraphSAGE's inference, Hamilton et al. 2017). Three nodes × hidden matrices
/// stay, everything else is as large as a stretch.
/// </summary>
internal sealed class InferencePass
{
    private readonly Tape tape;
    private readonly LikelihoodNetwork network;
    private readonly CellGraph graph;
    private readonly PassLimits limits;
    private readonly Tensor encoded;
    private readonly Tensor[] states;
    private readonly Tensor styles;

    public InferencePass(Tape tape, LikelihoodNetwork network, CellGraph graph, PassLimits limits)
    {
        (this.tape, this.network, this.graph, this.limits) = (tape, network, graph, limits);
        encoded = Kept(graph.NodeCount);
        states = [.. Enumerable.Range(0, Math.Min(2, network.Layers.Count)).Select(_ => Kept(graph.NodeCount))];
        styles = Kept(graph.GraphOffsets.Length - 1);
    }

    /// <summary>Adds the share of the hidden slots' distributions to the result.</summary>
    public void Run(CellMask mask, SlotDistributions result, float share)
    {
        if (mask.Asked.Count == 0)
        {
            return;
        }

        foreach (var nodes in NodeRange.Cut(graph.NodeCount, limits.Nodes))
        {
            Keep(network.Encode(tape, VisibleTokens.Of(graph, mask, nodes)), encoded, nodes.Start);
        }

        Keep(network.Style(tape, encoded, graph.GraphOffsets), styles, 0);
        var asked = CollectionsMarshal.AsSpan(mask.Asked);
        var neighbourhood = Neighbourhood(mask);
        for (int start = 0, first = 0; first < asked.Length;)
        {
            var nodes = new NodeRange(start, EndOf(asked[first..], start));
            var count = asked[first..].BinarySearch(graph.SlotOffsets[nodes.End]);
            count = count < 0 ? ~count : count;
            if (count > 0)
            {
                Ask(nodes, neighbourhood, asked.Slice(first, count), result, share);
            }

            (start, first) = (nodes.End, first + count);
        }
    }

    private Tensor Neighbourhood(CellMask mask)
    {
        var x = encoded;
        for (var layer = 0; layer < network.Layers.Count; layer++)
        {
            var next = states[layer % 2];
            foreach (var nodes in NodeRange.Cut(graph.NodeCount, limits.Nodes))
            {
                var outgoing = VisibleEdges.Outgoing(graph, mask, nodes, graph.NodeCount);
                var incoming = VisibleEdges.Incoming(graph, mask, nodes, graph.NodeCount);
                Keep(network.Layers[layer].Forward(tape, Rows(x, nodes), x, outgoing, incoming), next, nodes.Start);
            }

            x = next;
        }

        return x;
    }

    private void Ask(NodeRange nodes, Tensor neighbourhood, ReadOnlySpan<int> asked, SlotDistributions result, float share)
    {
        var pairs = AskedPairs.Of(network.Schema, graph, asked, nodes.Start);
        var hidden = network.Join(
            tape, Rows(encoded, nodes), Rows(neighbourhood, nodes), styles, MaskedInput.GraphsOf(graph, nodes));
        var logits = network.Decode(tape, hidden, pairs).Read();
        for (var k = 0; k < asked.Length; k++)
        {
            AddSoftmax(logits[pairs.SegmentOffsets[k]..pairs.SegmentOffsets[k + 1]], result.Of(asked[k]), share);
        }

        tape.Reset();
    }

    /// <summary>Where a stretch from the node on ends that keeps to the limits.</summary>
    private int EndOf(ReadOnlySpan<int> asked, int start)
    {
        var end = Math.Min(graph.NodeCount, start + limits.Nodes);
        long pairs = 0;
        foreach (var slot in asked)
        {
            if (slot >= graph.SlotOffsets[end])
            {
                break;
            }

            pairs += network.Schema.OutcomeCount(graph.SlotVariable[slot]);
            if (pairs > limits.Pairs)
            {
                var node = graph.SlotOffsets.AsSpan(start..(end + 1)).BinarySearch(slot);
                return Math.Max(start + 1, start + (node < 0 ? ~node - 1 : node));
            }
        }

        return end;
    }

    private Tensor Rows(Tensor x, NodeRange nodes) =>
        nodes.Count == x.Rows ? x : tape.Gather(x, [.. Enumerable.Range(nodes.Start, nodes.Count)]);

    /// <summary>Copies a result to rows that outlive the tape's, and takes the tape's memory back.</summary>
    private void Keep(Tensor part, Tensor whole, int row)
    {
        tape.Kernels.Scale(part.Data, 1, whole.Data.Slice(row * whole.Columns, part.Length), add: false);
        tape.Reset();
    }

    private Tensor Kept(int rows)
    {
        var tensor = new Tensor(rows, network.Options.Hidden);
        tensor.MoveTo(tape.Kernels.Memory);
        return tensor;
    }

    private static void AddSoftmax(ReadOnlySpan<float> logits, Span<float> probabilities, float share)
    {
        var max = float.NegativeInfinity;
        foreach (var logit in logits)
        {
            max = Math.Max(max, logit);
        }

        double sum = 0;
        foreach (var logit in logits)
        {
            sum += Math.Exp(logit - max);
        }

        for (var i = 0; i < logits.Length; i++)
        {
            probabilities[i] += (float)(share * Math.Exp(logits[i] - max) / sum);
        }
    }
}
