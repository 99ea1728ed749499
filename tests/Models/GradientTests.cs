using GraphSec.Models;
using GraphSec.Models.Kernels;

namespace GraphSec.Tests.Models;

/// <summary>Every operation's gradient against central differences of its own forward pass.</summary>
public sealed class GradientTests
{
    static readonly int[] Offsets = [0, 2, 2, 5, 6];
    static readonly int[] Indices = [1, 3, 0, 3, 3, 2];
    static readonly float[] Weights = [0.5f, 1.5f, 2f, 1f, 0.25f, 3f];
    static readonly CsrMatrix Adjacency = new(4, 4, Offsets, Indices, Weights);
    static readonly SparseTarget Sparse = new(Adjacency);
    static readonly CsrMatrix Ring = CsrMatrix.SymmetricallyNormalized(7, [0, 1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6, 0]);
    static readonly int[] Relations = [0, 1, 1, 0, 2, 1];

    public static TheoryData<string> Cases => [.. Operations.Keys.Order(StringComparer.Ordinal)];

    public static TheoryData<string, string> CasesAndSets
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var set in KernelSets.Names)
            {
                foreach (var name in Operations.Keys.Order(StringComparer.Ordinal))
                {
                    data.Add(name, set);
                }
            }

            return data;
        }
    }

    static readonly Dictionary<string, (Func<Tape, Tensor[], Tensor> Run, (int, int)[] Inputs)> Operations = new()
    {
        ["matmul"] = ((t, x) => t.MatMul(x[0], x[1]), [(4, 3), (3, 5)]),
        ["linear"] = ((t, x) => t.Linear(x[0], x[1], x[2]), [(4, 3), (3, 5), (1, 5)]),
        ["sparse squared error"] = ((t, x) => t.SquaredError(x[0], x[1], x[2], Sparse), [(4, 3), (3, 4), (1, 4)]),
        ["linear gelu"] = ((t, x) => t.Linear(x[0], x[1], x[2], Activation.Gelu), [(4, 3), (3, 5), (1, 5)]),
        ["linear tanh"] = ((t, x) => t.Linear(x[0], x[1], null, Activation.Tanh), [(4, 3), (3, 5)]),
        ["add bias"] = ((t, x) => t.AddBias(x[0], x[1]), [(4, 3), (1, 3)]),
        ["add"] = ((t, x) => t.Add(x[0], x[1]), [(4, 3), (4, 3)]),
        ["add to itself"] = ((t, x) => t.Add(x[0], x[0]), [(4, 3)]),
        ["multiply"] = ((t, x) => t.Multiply(x[0], x[1]), [(4, 3), (4, 3)]),
        ["square"] = ((t, x) => t.Multiply(x[0], x[0]), [(4, 3)]),
        ["scale"] = ((t, x) => t.Scale(x[0], -1.7f), [(4, 3)]),
        ["concat"] = ((t, x) => t.Concat(x[0], x[1], x[0]), [(4, 3), (4, 2)]),
        ["relu"] = ((t, x) => t.Relu(x[0]), [(7, 5)]),
        ["gelu"] = ((t, x) => t.Gelu(x[0]), [(7, 5)]),
        ["tanh"] = ((t, x) => t.Tanh(x[0]), [(7, 5)]),
        ["sigmoid"] = ((t, x) => t.Sigmoid(x[0]), [(7, 5)]),
        ["dropout"] = ((t, x) => t.Dropout(x[0], 0.4f), [(7, 5)]),
        ["layer norm"] = ((t, x) => t.LayerNorm(x[0], x[1], x[2]), [(3, 6), (1, 6), (1, 6)]),
        ["bag sum"] = ((t, x) => t.EmbeddingBag(x[0], Offsets, Indices, null, BagMode.Sum), [(5, 3)]),
        ["bag weighted mean"] = ((t, x) => t.EmbeddingBag(x[0], Offsets, Indices, Weights, BagMode.Mean), [(5, 3)]),
        ["gather"] = ((t, x) => t.Gather(x[0], Indices), [(4, 3)]),
        ["aggregate sum"] = ((t, x) => t.Aggregate(x[0], Adjacency, BagMode.Sum), [(4, 3)]),
        ["aggregate mean"] = ((t, x) => t.Aggregate(x[0], Adjacency, BagMode.Mean), [(4, 3)]),
        ["relational sum"] =
            ((t, x) => t.RelationalAggregate(x[0], x[1], Adjacency, Relations, BagMode.Sum), [(4, 3), (3, 3)]),
        ["relational mean"] =
            ((t, x) => t.RelationalAggregate(x[0], x[1], Adjacency, Relations, BagMode.Mean), [(4, 3), (3, 3)]),
        ["segment sum"] = ((t, x) => t.SegmentSum(x[0], Offsets), [(6, 3)]),
        ["segment mean"] = ((t, x) => t.SegmentMean(x[0], Offsets), [(6, 3)]),
        ["bag dot"] = ((t, x) => t.BagDot(x[0], [2, 0, 2, 1], x[1], Offsets, Indices), [(3, 4), (4, 4)]),
        ["bag bias"] = ((t, x) => t.BagBias(x[0], Offsets, Indices), [(4, 1)]),
        ["segment softmax"] = (
            (t, x) => t.SegmentSoftmaxCrossEntropy(x[0], Offsets, [0.25f, 0.75f, 0, 1, 0, 1], [1, 5, 2, 0.5f]), [(6, 1)]),
        ["softmax"] = ((t, x) => t.SoftmaxCrossEntropy(x[0], [2, 0, 1], [1, 2, 0.5f]), [(3, 4)]),
        ["sigmoid loss"] = ((t, x) => t.SigmoidCrossEntropy(x[0], [0, 1, 0.3f, 1], [1, 2, 1, 0.5f]), [(2, 2)]),
        ["squared error"] = ((t, x) => t.MeanSquaredError(x[0], x[1]), [(4, 3), (4, 3)]),
        ["pair loss"] = ((t, x) => t.PairLoss(x[0], Ring, [2, 3]), [(7, 3)]),
        ["sum"] = ((t, x) => t.Sum(x[0]), [(4, 3)]),
        ["mean"] = ((t, x) => t.Mean(x[0]), [(4, 3)]),
    };

    [Theory]
    [MemberData(nameof(CasesAndSets))]
    public void Gradients_are_those_of_finite_differences(string name, string set)
    {
        var (run, shapes) = Operations[name];
        var inputs = shapes.Select((s, i) => Numbers.Matrix(s.Item1, s.Item2, (ulong)i + 7, 1.5f)).ToArray();
        KeepOffTheKink(inputs[0].Values);
        using var tape = new Tape(KernelSets.Create(set), 3);
        tape.Adopt(inputs);
        Loss(tape, run, inputs, backward: true);
        foreach (var (input, i) in inputs.Select((input, i) => (input, i)))
        {
            var gradient = input.ReadGradient().ToArray();
            for (var k = 0; k < input.Length; k++)
            {
                Assert.Equal(Slope(tape, run, inputs, input, k), gradient[k], 4e-3 * Math.Max(1, Math.Abs(gradient[k])));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_second_backward_pass_adds_to_the_gradients(string name)
    {
        var (run, shapes) = Operations[name];
        var inputs = shapes.Select((s, i) => Numbers.Matrix(s.Item1, s.Item2, (ulong)i + 7)).ToArray();
        using var tape = new Tape(KernelRegistry.Create(), 3);
        Loss(tape, run, inputs, backward: true);
        var once = inputs[0].Gradient.ToArray();
        Loss(tape, run, inputs, backward: true);
        Numbers.Close([.. once.Select(g => 2 * g)], inputs[0].Gradient, 1e-5f, name);
    }

    /// <summary>Relu has no derivative at 0, and a difference across it is none of one.</summary>
    static void KeepOffTheKink(Span<float> values)
    {
        foreach (ref var value in values)
        {
            value += MathF.CopySign(0.1f, value);
        }
    }

    /// <summary>Richardson's extrapolation of two central differences: the error falls with the fourth power.</summary>
    static double Slope(Tape tape, Func<Tape, Tensor[], Tensor> run, Tensor[] inputs, Tensor input, int k)
    {
        var values = input.Read().ToArray();
        var (value, wide, narrow) = (values[k], 0.04f, 0.02f);
        double Difference(float step)
        {
            var up = At(value + step);
            var down = At(value - step);
            At(value);
            return (up - down) / (2.0 * step);
        }

        double At(float moved)
        {
            values[k] = moved;
            input.Write(values);
            return Loss(tape, run, inputs, backward: false);
        }

        return (4 * Difference(narrow) - Difference(wide)) / 3;
    }

    /// <summary>A weighted sum of the results, so that no two outputs' gradients are alike; summed in double.</summary>
    static double Loss(Tape tape, Func<Tape, Tensor[], Tensor> run, Tensor[] inputs, bool backward)
    {
        tape.Draws = 0;
        var result = run(tape, inputs);
        var weights = Tensor.From(result.Rows, result.Columns, Numbers.Draw(result.Length, 99));
        var loss = 0.0;
        var values = result.Read();
        for (var i = 0; i < result.Length; i++)
        {
            loss += (double)values[i] * weights.Values[i];
        }

        if (backward)
        {
            tape.Adopt(weights);
            tape.Backward(tape.Sum(tape.Multiply(result, weights)));
        }

        tape.Reset();
        return loss;
    }
}
