using GraphSec.Models.Kernels;

namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>
/// Distribution of every slot of a graph given the rest: each slot is hidden once in each of several rounds, together with
/// others chosen by hash, and its probabilities are averaged over the rounds. Nodes that the
/// network cannot tell apart are computed once. A graph of any size is computed in stretches; their size changes no bit of the result.
/// </summary>
public static class LikelihoodInference
{
    private const int Parts = 5;
    private const int Rounds = 2;

    /// <summary>The network's parameters stay where <paramref name="kernels"/> compute.</summary>
    public static SlotDistributions Run(LikelihoodNetwork network, CellGraph graph, IKernels kernels) =>
        Run(network, graph, kernels, new PassLimits());

    internal static SlotDistributions Run(LikelihoodNetwork network, CellGraph graph, IKernels kernels, PassLimits limits)
    {
        var classes = NodeClasses.Of(graph, network.Layers.Count, network.HasStyle);
        var last = network.Layers.Count + 1;
        var result = new SlotDistributions(network.Schema, graph, classes.Of(last), classes.Members(last));
        if (graph.SlotCount == graph.NodeCount)
        {
            return result;
        }

        using var tape = new Tape(kernels, network.Options.Seed) { Training = false };
        tape.Adopt(network.Parameters.Values);
        var pass = new InferencePass(tape, network, graph, classes, limits);
        for (var round = 0; round < Rounds; round++)
        {
            for (var part = 0; part < Parts; part++)
            {
                pass.Run(part, Parts, round, result, 1f / Rounds);
            }
        }

        return result;
    }
}
