using GraphSec.Models;
using GraphSec.Models.Detectors;
using GraphSec.Models.Kernels;
using GraphSec.Models.Threading;

namespace GraphSec.Benchmarks;

/// <summary>The engine alone: a trained graph autoencoder over one made-up graph, features and edges in, scores out.</summary>
internal static class EngineScoreBenchmark
{
    private const int Features = 64;
    private const int EdgesPerNode = 4;

    public static void Run(TextWriter output, int nodes)
    {
        var kernels = KernelRegistry.Create();
        var detector = new GraphAutoencoder(new GraphAutoencoderOptions(Epochs: 5), kernels);
        detector.Fit(Graph(10_000, 1));
        var graph = Graph(nodes, 2);
        var milliseconds = Stopwatches.Median(() => detector.DecisionFunction(graph), 3, 1);
        output.WriteLine(
            $"engine alone, {kernels.Name}, {Workers.Threads} threads: graph autoencoder, {nodes} nodes, {nodes * EdgesPerNode} edges, {Features} features, "
            + $"hidden 64: {nodes / milliseconds * 1000:F0} nodes/s");
    }

    private static AttributedGraph Graph(int nodes, ulong seed)
    {
        var random = new Pcg32(seed);
        var x = Initialize.Normal("features", nodes, Features, 1, random);
        x.IsParameter = false;
        int[] Ends() => [.. Enumerable.Range(0, nodes * EdgesPerNode).Select(_ => random.Next(nodes))];
        return new AttributedGraph(x, CsrMatrix.SymmetricallyNormalized(nodes, Ends(), Ends()));
    }
}
