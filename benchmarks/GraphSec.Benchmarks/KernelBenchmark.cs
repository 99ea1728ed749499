using GraphSec.Models;
using GraphSec.Models.Kernels;
using GraphSec.Models.Threading;

namespace GraphSec.Benchmarks;

/// <summary>Single kernels of every vector set at the sizes a graph network meets.</summary>
internal static class KernelBenchmark
{
    static readonly string[] Forms = ["A·B ", "A·Bᵀ", "Aᵀ·B"];
    static readonly Product[] Sizes =
    [
        new(100_000, 64, 64), new(1_024, 1_024, 1_024), new(2_708, 1_433, 64), new(60, 64, 64),
    ];

    /// <param name="sets">Those that compute on a device are left out: they could not read what this measures with.</param>
    /// <param name="peers">Null leaves them out.</param>
    public static void Run(TextWriter output, IEnumerable<IKernels> sets, KernelPeers? peers)
    {
        output.WriteLine($"kernels, {Workers.Threads} threads, medians");
        List<IKernels> host = [.. sets.Where(set => set.Memory.IsHost)];
        foreach (var size in Sizes)
        {
            host.ForEach(kernels => Products(output, kernels, size));
            foreach (var (form, speed) in Forms.Zip(peers?.Products(size) ?? []))
            {
                output.WriteLine($"BLAS     {form} {size.Rows} × {size.Inner} × {size.Columns}: {speed:F1} GFLOP/s");
            }
        }

        foreach (var reach in new[] { 100_000, 1_000 })
        {
            var graph = Graph(100_000, 400_000, reach);
            host.ForEach(kernels => Sparse(output, kernels, graph, 64, reach));
            if (peers is not null)
            {
                output.WriteLine($"C        gather {graph.Count} × 64, within {reach}: {KernelPeers.Aggregation(graph):F2} ms");
            }
        }

        foreach (var kernels in host)
        {
            Pairs(output, kernels, Graph(100_000, 400_000, 100_000), 64);
            Elementwise(output, kernels, 1 << 20);
            Elementwise(output, kernels, 6_400_000);
        }
    }

    static void Products(TextWriter output, IKernels kernels, Product size)
    {
        var a = Matrix(size.Rows, size.Inner);
        var b = Matrix(size.Inner, size.Columns);
        var c = Matrix(size.Rows, size.Columns);
        var operations = 2e-6 * size.Rows * size.Inner * size.Columns;
        var repeat = operations < 10 ? 100 : 1;
        void Report(string form, Action run) => output.WriteLine(
            $"{kernels.Name,-8} {form} {size.Rows} × {size.Inner} × {size.Columns}: {operations * repeat / Stopwatches.Median(() =>
            {
                for (var i = 0; i < repeat; i++)
                {
                    run();
                }
            }):F1} GFLOP/s");
        Report(Forms[0], () => kernels.MatMul(a.Values, b.Values, c.Values, size, add: false));
        Report(Forms[1], () => kernels.MatMulRightTransposed(
            c.Values, b.Values, a.Values, new Product(size.Rows, size.Columns, size.Inner), add: false));
        Report(Forms[2], () => kernels.MatMulLeftTransposed(
            a.Values, c.Values, b.Values, new Product(size.Inner, size.Rows, size.Columns), add: false));
    }

    /// <summary>Random undirected edges; <paramref name="reach"/> is how far apart their ends lie at most.</summary>
    static CsrMatrix Graph(int nodes, int edges, int reach)
    {
        var random = new Pcg32(1);
        int[] from = [.. Enumerable.Range(0, edges).Select(_ => random.Next(nodes))];
        int[] to = Array.ConvertAll(from, one => (one + random.Next(reach)) % nodes);
        return CsrMatrix.SymmetricallyNormalized(nodes, from, to);
    }

    static void Sparse(TextWriter output, IKernels kernels, CsrMatrix graph, int width, int reach)
    {
        var x = Matrix(graph.Rows, width);
        var y = Matrix(graph.Rows, width);
        var bags = $"{graph.Count} × {width}, within {reach}";
        var milliseconds = Stopwatches.Median(() => kernels.Gather(new Bags(graph), x.Values, y.Values, width, add: false));
        output.WriteLine($"{kernels.Name,-8} gather {bags}: {milliseconds:F2} ms");
        milliseconds = Stopwatches.Median(() => kernels.Scatter(new Bags(graph), x.Values, y.Values, width));
        output.WriteLine($"{kernels.Name,-8} scatter {bags}: {milliseconds:F2} ms");
    }

    static void Pairs(TextWriter output, IKernels kernels, CsrMatrix graph, int width)
    {
        var (nodes, z, gradient) = (graph.Rows, Matrix(graph.Rows, width), Matrix(graph.Rows, width));
        var losses = new float[nodes];
        int[] shifts = [17, 3_001, 40_001, 77_777];
        var milliseconds = Stopwatches.Median(
            () => kernels.PairLoss(new Bags(graph), shifts, z.Values, new(1e-6f, 1e-6f), losses, gradient.Values));
        output.WriteLine($"{kernels.Name,-8} pair loss {graph.Count - nodes} + {8 * nodes} × {width}: {milliseconds:F2} ms");
    }

    static void Elementwise(TextWriter output, IKernels kernels, int length)
    {
        var x = Matrix(1, length);
        var y = Matrix(1, length);
        foreach (var kind in new[] { Activation.Relu, Activation.Gelu })
        {
            var milliseconds = Stopwatches.Median(() => kernels.Activate(kind, x.Values, default, y.Values));
            output.WriteLine($"{kernels.Name,-8} {kind} {length}: {milliseconds:F2} ms");
            milliseconds = Stopwatches.Median(
                () => kernels.ActivateBackward(kind, x.Values, x.Values, x.Values, y.Values, add: false));
            output.WriteLine($"{kernels.Name,-8} {kind}' {length}: {milliseconds:F2} ms");
        }

        var z = Matrix(1, length);
        var rule = new AdamRule(1e-3f, 0.9f, 0.999f, 1, 1e-8f, 1);
        var adam = Stopwatches.Median(() => kernels.Adam(x.Values, y.Values, z.Values, z.Values, rule, 1));
        output.WriteLine($"{kernels.Name,-8} adam {length}: {adam:F2} ms");
    }

    static Tensor Matrix(int rows, int columns) => Initialize.Normal("", rows, columns, 1, new Pcg32(3));
}
