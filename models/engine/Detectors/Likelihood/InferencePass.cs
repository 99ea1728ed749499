using System.Runtime.InteropServices;

namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>
/// One mask after the other over a graph of any size, layer by layer: the states before a layer are kept for each class of
/// nodes, the layer itself runs over stretches of classes (as in GraphSAGE's inference, Hamilton et al. 2017). Three classes ×
/// hidden matrices stay, everything else is as large as a stretch.
/// </summary>
internal sealed class InferencePass
{
    private readonly Tape tape;
    private readonly LikelihoodNetwork network;
    private readonly CellGraph graph;
    private readonly NodeClasses classes;
    private readonly PassLimits limits;
    private readonly DecoderRows decoder;
    private readonly StyleBags styleBags;
    private readonly Tensor[] states;
    private readonly Tensor? styles;
    private readonly bool[] asking;
    private readonly int[] graphOf;
    private readonly int[] rowOf;

    public InferencePass(Tape tape, LikelihoodNetwork network, CellGraph graph, NodeClasses classes, PassLimits limits)
    {
        (this.tape, this.network, this.graph, this.classes, this.limits) = (tape, network, graph, classes, limits);
        decoder = new DecoderRows(tape, network, graph);
        styleBags = StyleBags.Of(graph, classes);
        states = [.. Enumerable.Range(0, Layers + 1).Select(layer => Kept(classes.Members(layer).Length))];
        styles = network.HasStyle ? Kept(classes.StyleMembers.Length) : null;
        asking = new bool[graph.NodeCount];
        foreach (var node in classes.Members(Layers + 1))
        {
            asking[node] = true;
        }

        graphOf = new int[graph.NodeCount];
        for (var g = 0; g + 1 < graph.GraphOffsets.Length; g++)
        {
            graphOf.AsSpan(graph.GraphOffsets[g]..graph.GraphOffsets[g + 1]).Fill(g);
        }

        rowOf = new int[classes.Members(Layers).Length];
    }

    private int Layers => network.Layers.Count;

    /// <summary>Adds the share of the distributions of the slots that one part of them hides to the result.</summary>
    public void Run(int part, int parts, int round, SlotDistributions result, float share)
    {
        var mask = CellMask.SlotPart(graph, part, parts, round, asking);
        if (mask.Asked.Count == 0)
        {
            return;
        }

        if (network.Options.Without.HasFlag(LikelihoodParts.Mask))
        {
            mask.Reveal();
        }

        var (asked, slotEnds) = AskedNodes(mask.Asked);
        var members = classes.Members(0);
        foreach (var some in NodeRange.Cut(members.Length, limits.Nodes))
        {
            Keep(network.Encode(tape, VisibleTokens.Of(graph, mask, members.AsSpan(some.Start..some.End))), states[0], some.Start);
        }

        if (styles is not null)
        {
            Keep(network.Style(tape, styleBags.Means(tape, states[0])), styles, 0);
        }

        for (var layer = 1; layer <= Layers; layer++)
        {
            RunLayer(layer, mask, layer < Layers ? classes.Members(layer) : OfLastLayer(asked));
        }

        var slots = CollectionsMarshal.AsSpan(mask.Asked);
        for (var (start, slot) = (0, 0); start < asked.Length;)
        {
            var end = EndOf(slots, slotEnds, start);
            Ask(asked.AsSpan(start..end), slots[slot..slotEnds[end - 1]], result, share);
            (start, slot) = (end, slotEnds[end - 1]);
        }
    }

    /// <summary>The nodes that own the asked slots, and where the slots of each end.</summary>
    private (int[] Nodes, int[] SlotEnds) AskedNodes(List<int> asked)
    {
        var (nodes, ends) = (new List<int>(), new List<int>());
        var node = -1;
        for (var k = 0; k < asked.Count; k++)
        {
            if (node < 0 || graph.SlotOffsets[node + 1] <= asked[k])
            {
                for (node++; graph.SlotOffsets[node + 1] <= asked[k]; node++)
                {
                }

                nodes.Add(node);
                ends.Add(k);
            }

            ends[^1] = k + 1;
        }

        return ([.. nodes], [.. ends]);
    }

    /// <summary>One node of each class after the last layer that some asked node is of; the state of each is kept at its place in
    /// them.</summary>
    private int[] OfLastLayer(int[] asked)
    {
        var (nodes, last) = (new List<int>(), classes.Of(Layers));
        Array.Fill(rowOf, -1);
        foreach (var node in asked)
        {
            ref var row = ref rowOf[last[node]];
            if (row < 0)
            {
                row = nodes.Count;
                nodes.Add(node);
            }
        }

        return [.. nodes];
    }

    private void RunLayer(int layer, CellMask mask, int[] nodes)
    {
        var (before, columnOf) = (states[layer - 1], classes.Of(layer - 1));
        foreach (var range in NodeRange.Cut(nodes.Length, limits.Nodes))
        {
            var some = nodes.AsSpan(range.Start..range.End);
            var own = tape.Gather(before, Rows(some, columnOf));
            var outgoing = VisibleEdges.Outgoing(graph, mask, some, before.Rows, columnOf);
            var incoming = VisibleEdges.Incoming(graph, mask, some, before.Rows, columnOf);
            Keep(network.Layers[layer - 1].Forward(tape, own, before, outgoing, incoming), states[layer], range.Start);
        }
    }

    private void Ask(ReadOnlySpan<int> nodes, ReadOnlySpan<int> slots, SlotDistributions result, float share)
    {
        var own = tape.Gather(states[0], Rows(nodes, classes.Of(0)));
        var last = Rows(nodes, classes.Of(Layers));
        for (var i = 0; i < last.Length && Layers > 0; i++)
        {
            last[i] = rowOf[last[i]];
        }

        var styleOf = new int[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            styleOf[i] = classes.StyleOf[graphOf[nodes[i]]];
        }

        var hidden = network.Join(tape, own, tape.Gather(states[Layers], last), styles, styleOf);
        var logits = Decode(hidden, nodes, slots, out var offsets);
        for (var k = 0; k < slots.Length; k++)
        {
            AddSoftmax(logits[offsets[k]..offsets[k + 1]], result.Of(slots[k]), share);
        }

        tape.Reset();
    }

    /// <summary>Logits of all outcomes of some slots, those of slot k at <c>offsets[k]..offsets[k+1]</c>.</summary>
    private ReadOnlySpan<float> Decode(Tensor hidden, ReadOnlySpan<int> nodes, ReadOnlySpan<int> slots, out int[] offsets)
    {
        var schema = network.Schema;
        offsets = new int[slots.Length + 1];
        for (var k = 0; k < slots.Length; k++)
        {
            offsets[k + 1] = offsets[k] + schema.OutcomeCount(graph.SlotVariable[slots[k]]);
        }

        var (rowOfPair, nodeOfPair) = (new int[offsets[^1]], new int[offsets[^1]]);
        for (var (k, node) = (0, 0); k < slots.Length; k++)
        {
            while (graph.SlotOffsets[nodes[node] + 1] <= slots[k])
            {
                node++;
            }

            var first = decoder.First(graph.SlotVariable[slots[k]]) - offsets[k];
            for (var pair = offsets[k]; pair < offsets[k + 1]; pair++)
            {
                (rowOfPair[pair], nodeOfPair[pair]) = (first + pair, node);
            }
        }

        int[] each = [.. Enumerable.Range(0, rowOfPair.Length + 1)];
        var fit = tape.BagDot(hidden, nodeOfPair, decoder.Vectors, each, rowOfPair);
        return tape.Add(fit, tape.Gather(decoder.Biases, rowOfPair)).Read();
    }

    /// <summary>Where a stretch of asked nodes from the given one on ends that keeps to the limits.</summary>
    private int EndOf(ReadOnlySpan<int> slots, int[] slotEnds, int start)
    {
        var slot = start == 0 ? 0 : slotEnds[start - 1];
        long pairs = 0;
        var end = start;
        for (; end < slotEnds.Length && end - start < limits.Nodes; end++)
        {
            for (; slot < slotEnds[end]; slot++)
            {
                pairs += network.Schema.OutcomeCount(graph.SlotVariable[slots[slot]]);
            }

            if (pairs > limits.Pairs)
            {
                break;
            }
        }

        return Math.Max(start + 1, end);
    }

    private static int[] Rows(ReadOnlySpan<int> nodes, int[] rowOfNode)
    {
        var rows = new int[nodes.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = rowOfNode[nodes[i]];
        }

        return rows;
    }

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

        Span<float> exponentials = logits.Length <= 256 ? stackalloc float[logits.Length] : new float[logits.Length];
        var sum = 0f;
        for (var i = 0; i < logits.Length; i++)
        {
            sum += exponentials[i] = MathF.Exp(logits[i] - max);
        }

        for (var i = 0; i < logits.Length; i++)
        {
            probabilities[i] += share * exponentials[i] / sum;
        }
    }
}
