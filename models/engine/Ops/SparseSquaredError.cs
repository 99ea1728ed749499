using GraphSec.Models.Kernels;

namespace GraphSec.Models.Ops;

/// <summary>
/// loss = mean (H·W + b - X)² with a sparse X, n × f, and H of k columns, k ≪ f, without ever making H·W. With V = W·Wᵀ and
/// residuals R = H·W + b - X, the halves of the gradients are
/// R·Wᵀ = H·V + b·Wᵀ - X·Wᵀ, Σᵢ R = Σᵢ H·W + n·b - Σᵢ X and Hᵀ·R = HᵀH·W + (Σᵢ H)ᵀ·b - (XᵀH)ᵀ,
/// and Σ R² = Σ H ⊙ (R·Wᵀ - X·Wᵀ) + b·(Σᵢ R - Σᵢ X) + Σ X². That costs (n + f)·k² + entries·k instead of n·f·k.
/// </summary>
internal sealed class SparseSquaredError : Operation
{
    Tensor _h = null!;
    Tensor _weight = null!;
    Tensor _bias = null!;
    SparseTarget _target = null!;
    AlignedBuffer _hHalf = null!;
    AlignedBuffer _biasHalf = null!;
    AlignedBuffer _sums = null!;
    float[] _identity = [];

    Bags Target => Members(_target.Matrix);

    ReadOnlySpan<float> Identity => Data(_identity);

    float Share => 1f / Math.Max(1, (float)_target.Matrix.Rows * _target.Matrix.Columns);

    public Tensor Forward(Tensor h, Tensor weight, Tensor bias, SparseTarget target)
    {
        Shape.CheckProduct(h, weight);
        Shape.Check(bias.Length == weight.Columns, "one bias per column");
        Shape.Check(target.Matrix.Rows == h.Rows && target.Matrix.Columns == weight.Columns, "the target has the product's shape");
        (_h, _weight, _bias, _target) = (h, weight, bias, target);
        var (n, k, f) = (h.Rows, h.Columns, weight.Columns);
        if (_identity.Length != k * k)
        {
            _identity = new float[k * k];
            for (var i = 0; i < k; i++)
            {
                _identity[i * k + i] = 1;
            }
        }

        (_hHalf, _biasHalf, _sums) = (Tape.Borrow(n * k), Tape.Borrow(f), Tape.Borrow(k));
        Span<float> hHalf = _hHalf.Span(n * k), biasHalf = _biasHalf.Span(f), sums = _sums.Span(k);
        Span<float> square = Borrow(k * k), products = Borrow(n * k), terms = Borrow(f), parts = Borrow(1);

        var table = Borrow(f * k);
        Kernels.MatMulLeftTransposed(Data(weight), Identity, table, new Product(f, k, k), add: false);
        Kernels.Gather(Target, table, products, k, add: false);

        Kernels.MatMulRightTransposed(Data(weight), Data(weight), square, new Product(k, f, k), add: false);
        Kernels.MatMulRightTransposed(Data(bias), Data(weight), sums, new Product(1, f, k), add: false);
        Kernels.MatMul(Data(h), square, hHalf, new Product(n, k, k), add: false);
        Kernels.Activate(Activation.Identity, hHalf, sums, hHalf);
        Kernels.Difference(hHalf, products, 1, hHalf, add: false);

        Kernels.ColumnSums(Data(h), sums, add: false);
        Kernels.MatMul(sums, Data(weight), biasHalf, new Product(1, k, f), add: false);
        Kernels.Scale(Data(bias), n, biasHalf, add: true);
        Kernels.Difference(biasHalf, Data(target.ColumnSums), 1, biasHalf, add: false);

        Kernels.Difference(hHalf, products, 1, products, add: false);
        Kernels.Difference(biasHalf, Data(target.ColumnSums), 1, terms, add: false);
        var result = Open(1, 1, h.NeedsGradient || weight.NeedsGradient || bias.NeedsGradient);
        Kernels.Sum(products, Data(h), Share, Data(result));
        Kernels.Sum(terms, Data(bias), Share, parts);
        Kernels.Add(Data(result), parts, Data(result));
        Kernels.Fill(target.SquaredNorm * Share, Data(result), add: true);
        return result;
    }

    public override void Backward()
    {
        var factor = new Factor(2 * Share, Result.GradientData);
        if (_h.NeedsGradient)
        {
            var into = _h.GradientToWrite(out var add);
            Kernels.Scale(_hHalf.Span(_h.Length), factor, into, add);
        }

        if (_bias.NeedsGradient)
        {
            var into = _bias.GradientToWrite(out var add);
            Kernels.Scale(_biasHalf.Span(_bias.Length), factor, into, add);
        }

        if (_weight.NeedsGradient)
        {
            BackwardWeight(factor);
        }
    }

    void BackwardWeight(Factor factor)
    {
        var (n, k, f) = (_h.Rows, _h.Columns, _weight.Columns);
        Span<float> square = Borrow(k * k), half = Borrow(k * f), seen = Borrow(f * k), turned = Borrow(k * f);
        Kernels.MatMulLeftTransposed(Data(_h), Data(_h), square, new Product(k, n, k), add: false);
        Kernels.MatMul(square, Data(_weight), half, new Product(k, k, f), add: false);
        Kernels.MatMul(_sums.Span(k), Data(_bias), half, new Product(k, 1, f), add: true);
        Kernels.Gather(Members(_target.Matrix.Transposed()), Data(_h), seen, k, add: false);
        Kernels.MatMulRightTransposed(Identity, seen, turned, new Product(k, k, f), add: false);
        var into = _weight.GradientToWrite(out var add);
        Kernels.Difference(half, turned, factor, into, add);
    }

    Span<float> Borrow(int length) => Tape.Borrow(length).Span(length);
}
