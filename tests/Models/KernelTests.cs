using GraphSec.Models;
using GraphSec.Models.Kernels;

namespace GraphSec.Tests.Models;

/// <summary>Every kernel of every set this machine runs against the plain reference, at all small sizes.</summary>
public sealed class KernelTests
{
    static readonly ScalarKernels Reference = new();
    static readonly int[] Sizes = [0, 1, 5, 6, 7, 31, 64, 97, 129];

    public static TheoryData<string> Sets => [.. KernelSets.Fast];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Elementwise(string set)
    {
        for (var length = 0; length <= 256; length++)
        {
            var x = Numbers.Draw(length, 1, 3);
            var y = Numbers.Draw(length, 2, 3);
            foreach (var add in new[] { false, true })
            {
                Same(set, $"scale {length}", length, (k, into) => k.Scale(x, 1.7f, into, add));
                Same(set, $"copy {length}", length, (k, into) => k.Scale(x, 1, into, add));
                Same(set, $"multiply {length}", length, (k, into) => k.Multiply(x, y, into, add));
                Same(set, $"difference {length}", length, (k, into) => k.Difference(x, y, -0.3f, into, add));
                Same(set, $"dropout {length}", length, (k, into) => k.Dropout(x, 0.3f, 123456789012345, into, add));
            }

            Same(set, $"add {length}", length, (k, into) => k.Add(x, y, into));
            Same(set, $"sum {length}", 1, (k, into) => into[0] = k.Sum(x));
            Same(set, $"norm {length}", 1, (k, into) => into[0] = k.SquaredNorm(x));
            Same(set, $"distance {length}", 1, (k, into) => into[0] = k.SquaredDistance(x, y));
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Activations(string set)
    {
        foreach (var kind in Enum.GetValues<Activation>())
        {
            for (var length = 0; length <= 256; length++)
            {
                var x = Numbers.Draw(length, 1, 4);
                var g = Numbers.Draw(length, 2);
                var y = new float[length];
                Reference.Activate(kind, x, default, y);
                Same(set, $"{kind} {length}", length, (k, into) => k.Activate(kind, x, default, into));
                Same(set, $"{kind}' {length}", length, (k, into) => k.ActivateBackward(kind, x, y, g, into, false));
                Same(set, $"{kind}' + {length}", length, (k, into) => k.ActivateBackward(kind, x, y, g, into, true));
                var bias = Numbers.Draw(length, 3);
                var rows = Numbers.Draw(3 * length, 4);
                Same(set, $"{kind} bias {length}", 3 * length, (k, into) => k.Activate(kind, rows, bias, into));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_finished_product_is_the_product_and_then_its_end(string set)
    {
        foreach (var (rows, inner, columns) in new[] { (1, 1, 1), (3, 0, 5), (5, 7, 33), (97, 64, 64), (200, 130, 31), (1000, 64, 64), (0, 4, 4) })
        {
            var (a, b) = (Numbers.Draw(rows * inner, 1, 2), Numbers.Draw(inner * columns, 2, 2));
            var size = new Product(rows, inner, columns);
            foreach (var kind in Enum.GetValues<Activation>())
            {
                foreach (var bias in new[] { [], Numbers.Draw(columns, 3) })
                {
                    var name = $"{kind} of {rows} × {inner} × {columns}, {bias.Length}";
                    Same(set, name, rows * columns, (k, into) => k.Linear(a, b, bias, kind, into, size));
                    var (atOnce, inTurn) = (new float[rows * columns], new float[rows * columns]);
                    var kernels = KernelSets.Staged(set);
                    kernels.Linear(a, b, bias, kind, atOnce, size);
                    kernels.MatMul(a, b, inTurn, size, add: false);
                    kernels.Activate(kind, inTurn, bias, inTurn);
                    Assert.Equal(inTurn, atOnce);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Large_blocks(string set)
    {
        var x = Numbers.Draw(100_003, 1, 3);
        var y = Numbers.Draw(100_003, 2, 3);
        Same(set, "sum", 1, (k, into) => into[0] = k.Sum(x), 1e-3f);
        Same(set, "distance", 1, (k, into) => into[0] = k.SquaredDistance(x, y), 1e-3f);
        Same(set, "gelu", x.Length, (k, into) => k.Activate(Activation.Gelu, x, default, into));
        Same(set, "bias", 100_000, (k, into) => k.Activate(Activation.Relu, x.AsSpan(0, 100_000), y.AsSpan(0, 50), into));
        Same(set, "dropout", x.Length, (k, into) => k.Dropout(x, 0.5f, 7, into, false));
        Same(set, "relu'", x.Length, (k, into) => k.ActivateBackward(Activation.Relu, x, x, y, into, true));
        Same(set, "columns", 50, (k, into) => k.ColumnSums(x.AsSpan(0, 100_000), into, false), 1e-3f);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Products(string set)
    {
        foreach (var rows in Sizes.Where(n => n <= 129))
        {
            foreach (var inner in Sizes)
            {
                foreach (var columns in new[] { 0, 1, 17, 32, 64, 70 })
                {
                    Product(set, new Product(rows, inner, columns), (rows + inner) % 2 == 0);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Tall_products(string set)
    {
        Product(set, new Product(7, 5_000, 64), true, 1e-3f);
        Product(set, new Product(64, 5_001, 33), false, 1e-3f);
        Product(set, new Product(1_999, 65, 64), false);
        Product(set, new Product(300, 290, 310), true);
        Product(set, new Product(800, 140, 333), true);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Rows(string set)
    {
        for (var width = 1; width <= 256; width++)
        {
            const int Count = 5;
            var x = Numbers.Draw(Count * width, 1, 2);
            var gradient = Numbers.Draw(Count * width, 2);
            var gain = Numbers.Draw(width, 3);
            var bias = Numbers.Draw(width, 4);
            var moments = new float[2 * Count];
            Reference.LayerNorm(x, gain, bias, new float[x.Length], moments);
            Same(set, $"norm {width}", x.Length, (k, into) => k.LayerNorm(x, gain, bias, into, new float[10]));
            Same(set, $"moments {width}", 10, (k, into) => k.LayerNorm(x, gain, bias, new float[x.Length], into), 1e-3f);
            foreach (var add in new[] { false, true })
            {
                Same(set, $"norm' {width}", x.Length, (k, into) => k.LayerNormBackward(x, gain, moments, gradient, into, add), 1e-3f);
                Same(set, $"gain' {width}", width, (k, into) => k.LayerNormGain(x, moments, gradient, into, add));
                Same(set, $"columns {width}", width, (k, into) => k.ColumnSums(x, into, add));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Losses(string set)
    {
        for (var length = 1; length <= 256; length++)
        {
            var x = Numbers.Draw(length, 1, 30);
            var t = Numbers.Draw(length, 2);
            int[] offsets = [0, length / 3, length / 3, length];
            Same(set, $"softmax {length}", length, (k, into) => k.SegmentSoftmax(x, offsets, into, new float[3]));
            Same(set, $"sigmoid {length}", length, (k, into) => k.SigmoidLoss(x, t, into, new float[length]));
            Same(set, $"loss {length}", length, (k, into) => k.SigmoidLoss(x, t, new float[length], into));
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Adam(string set)
    {
        for (var length = 0; length <= 256; length++)
        {
            var gradient = Numbers.Draw(length, 1);
            var rule = new AdamRule(0.01f, 0.9f, 0.99f, 1.5f, 1e-8f, 0.999f);
            var first = Numbers.Draw(length, 2);
            var second = Array.ConvertAll(Numbers.Draw(length, 3), MathF.Abs);
            Same(set, $"adam {length}", length, (k, into) => k.Adam(into, gradient, [.. first], [.. second], rule, 0.5f));
            Same(set, $"first {length}", length, (k, into) => k.Adam(new float[length], gradient, into, [.. second], rule, 0.5f));
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Sparse(string set)
    {
        foreach (var width in Enumerable.Range(1, 36).Concat([48, 63, 64, 65, 96, 127, 128, 129, 256]))
        {
            SparseCase(set, 40, 170, width);
        }

        SparseCase(set, 1_000, 9_000, 64);
        SparseCase(set, 0, 0, 8);
        SparseCase(set, 4, 0, 8);
    }

    [Fact]
    public void Sparse_by_products_of_libtorch()
    {
        foreach (var width in new[] { 1, 3, 16, 48, 65 })
        {
            SparseCase(KernelSets.CompressedRows, 40, 170, width);
        }

        SparseCase(KernelSets.CompressedRows, 0, 0, 8);
        SparseCase(KernelSets.CompressedRows, 4, 0, 8);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Pairs(string set)
    {
        var random = new Pcg32(8);
        var ends = Enumerable.Range(0, 900).Select(_ => random.Next(90)).ToArray();
        var graph = CsrMatrix.SymmetricallyNormalized(90, ends.AsSpan(0, 450), ends.AsSpan(450));
        int[] shifts = [.. Enumerable.Range(1, 40)];
        for (var width = 1; width < 70; width++)
        {
            var z = Numbers.Draw(90 * width, (ulong)width);
            Same(set, $"pairs {width}", 90, (k, into) => k.PairLoss(new Bags(graph), shifts, z, new(1, 2), into, default), 1e-3f);
            Same(set, $"pairs' {width}", z.Length, (k, into) =>
                k.PairLoss(new Bags(graph), shifts, z, new(1, 2), new float[90], into), 1e-3f);
        }
    }

    static void SparseCase(string set, int count, int entries, int width)
    {
        var random = new Pcg32(5);
        int[] Draw(int length, int bound) => [.. Enumerable.Range(0, length).Select(_ => random.Next(bound))];
        var offsets = Draw(Math.Max(0, count - 1), entries + 1).Append(0).Append(entries).Order().ToArray();
        var (rows, relations, labels) = (Draw(entries, 50), Draw(entries, 4), Draw(count, 60));
        var x = Numbers.Draw(60 * width, 1);
        var y = Numbers.Draw(4 * width, 2);
        var g = Numbers.Draw(Math.Max(count, entries) * width, 3);
        var scale = Numbers.Draw(count, 4);
        foreach (var weights in new[] { null, Numbers.Draw(entries, 6) })
        {
            Bags All() => new(count, count == 0 ? default : offsets, rows, weights);
            var name = $"{count} {width} {weights is null}";
            foreach (var add in new[] { false, true })
            {
                Same(set, "gather " + name, count * width, (k, into) => k.Gather(All(), x, into, width, add));
                Same(set, "relational " + name, count * width, (k, into) =>
                    k.GatherRelational(All(), relations, x, y, into, width, add));
                Same(set, "rows " + name, entries * width, (k, into) =>
                    k.Gather(new Bags(entries, default, rows, weights), x, into, width, add));
            }

            Same(set, "segments " + name, count * width, (k, into) =>
                k.Gather(new Bags(count, count == 0 ? default : offsets, default), g, into, width, false));
            Same(set, "scatter " + name, 50 * width, (k, into) => k.Scatter(All(), g, into, width), 1e-3f);
            Same(set, "scatter segments " + name, entries * width, (k, into) =>
                k.Scatter(new Bags(count, count == 0 ? default : offsets, default, weights), g, into, width));
            Same(set, "relations' " + name, 4 * width, (k, into) =>
                k.ScatterRelations(All(), relations, x, g, into, width), 2e-3f);
            Same(set, "dot " + name, count, (k, into) => k.BagDot(All(), labels, x, x, into, width), 1e-3f);
            Same(set, "dot rows " + name, 60 * width, (k, into) => k.BagDotRows(All(), labels, x, scale, into, width), 1e-3f);
            Same(set, "dot table " + name, 50 * width, (k, into) => k.BagDotTable(All(), labels, x, scale, into, width), 1e-3f);
        }
    }

    static void Product(string set, Product size, bool add, float tolerance = 1e-4f)
    {
        var a = Numbers.Draw(size.Rows * size.Inner, 1);
        var b = Numbers.Draw(size.Inner * size.Columns, 2);
        var length = size.Rows * size.Columns;
        Same(set, $"A·B {size} {add}", length, (k, into) => k.MatMul(a, b, into, size, add), tolerance);
        Same(set, $"Aᵀ·B {size} {add}", length, (k, into) => k.MatMulLeftTransposed(a, b, into, size, add), tolerance);
        Same(set, $"A·Bᵀ {size} {add}", length, (k, into) => k.MatMulRightTransposed(a, b, into, size, add), tolerance);
    }

    /// <summary>Both sets start from the same junk, so that neither may rely on zeros nor miss an element.</summary>
    static void Same(string set, string what, int length, Kernel run, float tolerance = 3e-5f)
    {
        var expected = Array.ConvertAll(Numbers.Draw(length, 77), MathF.Abs);
        var actual = expected.ToArray();
        run(Reference, expected);
        run(KernelSets.Staged(set), actual);
        Numbers.Close(expected, actual, tolerance, what);
    }

    delegate void Kernel(IKernels kernels, Span<float> into);
}
