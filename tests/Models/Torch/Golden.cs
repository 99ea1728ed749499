using System.Text.Json;
using GraphSec.Models;

namespace GraphSec.Tests.Models.Torch;

/// <summary>The operations of tests/Golden/torch/golden.py on our side.</summary>
internal static class Golden
{
    private static readonly int[] Offsets = [0, 2, 2, 5, 6];
    private static readonly int[] Indices = [1, 3, 0, 3, 3, 2];
    private static readonly float[] Weights = [0.5f, 1.5f, 2, 1, 0.25f, 3];
    private static readonly int[] Relations = [0, 1, 1, 0, 2, 1];
    private static readonly CsrMatrix Adjacency = new(4, 4, Offsets, Indices, Weights);
    private static readonly CsrMatrix Ring = CsrMatrix.SymmetricallyNormalized(7, [0, 1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6, 0]);

    public static string Folder => RepositoryFolder.At("tests/Golden/torch");

    public static Dictionary<string, (Func<Tape, Tensor[], Tensor> Run, (int Rows, int Columns)[] Inputs)> Operations { get; } = new()
    {
        ["matmul"] = ((t, x) => t.MatMul(x[0], x[1]), [(4, 3), (3, 5)]),
        ["linear gelu"] = ((t, x) => t.Linear(x[0], x[1], x[2], Activation.Gelu), [(4, 3), (3, 5), (1, 5)]),
        ["tanh"] = ((t, x) => t.Tanh(x[0]), [(7, 5)]),
        ["sigmoid"] = ((t, x) => t.Sigmoid(x[0]), [(7, 5)]),
        ["relu"] = ((t, x) => t.Relu(x[0]), [(7, 5)]),
        ["layer norm"] = ((t, x) => t.LayerNorm(x[0], x[1], x[2]), [(3, 6), (1, 6), (1, 6)]),
        ["bag weighted mean"] = ((t, x) => t.EmbeddingBag(x[0], Offsets, Indices, Weights, BagMode.Mean), [(5, 3)]),
        ["aggregate sum"] = ((t, x) => t.Aggregate(x[0], Adjacency, BagMode.Sum), [(4, 3)]),
        ["relational sum"] = ((t, x) => t.RelationalAggregate(x[0], x[1], Adjacency, Relations, BagMode.Sum), [(4, 3), (3, 3)]),
        ["bag dot"] = ((t, x) => t.BagDot(x[0], [2, 0, 2, 1], x[1], Offsets, Indices), [(3, 4), (4, 4)]),
        ["segment softmax"] = (
            (t, x) => t.SegmentSoftmaxCrossEntropy(x[0], Offsets, [0.25f, 0.75f, 0, 1, 0, 1], [1, 5, 2, 0.5f]), [(6, 1)]),
        ["softmax"] = ((t, x) => t.SoftmaxCrossEntropy(x[0], [2, 0, 1], [1, 2, 0.5f]), [(3, 4)]),
        ["sigmoid loss"] = ((t, x) => t.SigmoidCrossEntropy(x[0], [0, 1, 0.3f, 1], [1, 2, 1, 0.5f]), [(2, 2)]),
        ["squared error"] = ((t, x) => t.MeanSquaredError(x[0], x[1]), [(4, 3), (4, 3)]),
        ["pair loss"] = ((t, x) => t.PairLoss(x[0], Ring, [2, 3]), [(7, 3)]),
    };

    public static JsonElement Read() => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "golden.json"))).RootElement;

    public static float[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetSingle())];

    /// <summary>fill of golden.py.</summary>
    public static Tensor Fill(int rows, int columns, int seed, float scale = 1)
    {
        var values = new float[rows * columns];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)((i * 7919L + seed * 104729L + 12345) % 2003 / 1001.0 - 1) * scale;
        }

        var tensor = Tensor.From(rows, columns, values);
        tensor.IsParameter = true;
        return tensor;
    }
}
