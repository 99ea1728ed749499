using System.Globalization;
using System.Runtime.InteropServices;
using GraphSec.Benchmarks.Reading;
using GraphSec.Models;
using GraphSec.Models.Kernels;
using GraphSec.Models.Threading;

namespace GraphSec.Benchmarks;

/// <summary>What others take for the same products, with as many threads: the BLAS under PyTorch, and plain C.</summary>
/// <param name="python">One that has PyTorch.</param>
internal sealed class KernelPeers(string python)
{
    private static string Threads => Workers.Threads.ToString(CultureInfo.InvariantCulture);

    /// <summary>GFLOP/s of A·B, A·Bᵀ and Aᵀ·B.</summary>
    public double[] Products(Product size)
    {
        Environment.SetEnvironmentVariable("OPENBLAS_NUM_THREADS", Threads);
        int[] numbers = [size.Rows, size.Inner, size.Columns];
        var script = PeerPrograms.InRepository("benchmarks/peers/products.py");
        return Numbers(PeerPrograms.Start(
            python, [script, Threads, .. numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))]));
    }

    /// <summary>Milliseconds of the aggregation of rows of 64 floats.</summary>
    public static double Aggregation(CsrMatrix graph)
    {
        var folder = Directory.CreateTempSubdirectory("graphsec-spmm");
        try
        {
            var (program, input) = (Path.Combine(folder.FullName, "spmm"), Path.Combine(folder.FullName, "graph"));
            using (var file = File.Create(input))
            {
                file.Write(MemoryMarshal.AsBytes<int>([graph.Rows, graph.Count]));
                file.Write(MemoryMarshal.AsBytes<int>(graph.Offsets));
                file.Write(MemoryMarshal.AsBytes<int>(graph.Indices));
                file.Write(MemoryMarshal.AsBytes<float>(graph.Weights));
            }

            var source = PeerPrograms.InRepository("benchmarks/peers/spmm.c");
            PeerPrograms.Start("gcc", ["-O3", "-march=native", "-fopenmp", source, "-o", program]);
            Environment.SetEnvironmentVariable("OMP_NUM_THREADS", Threads);
            return Numbers(PeerPrograms.Start(program, [input, "15"]))[0];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double[] Numbers(string printed) => Array.ConvertAll(
        printed.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => double.Parse(line, CultureInfo.InvariantCulture));
}
