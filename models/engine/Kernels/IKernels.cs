namespace GraphSec.Models.Kernels;

/// <summary>
/// The arithmetic under the tape. Matrices are row-major spans; <c>width</c> is the length of a row. Where a method takes
/// <c>add</c>, true adds to what <c>into</c> holds and false overwrites it, whatever was there. Shapes are the caller's
/// promise. A set gives the same bytes for the same input whatever the number of threads.
/// </summary>
public interface IKernels
{
    string Name { get; }

    /// <summary>C = A·B, with A Rows × Inner and B Inner × Columns.</summary>
    void MatMul(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, Product size, bool add);

    /// <summary>C = Aᵀ·B, with A Inner × Rows and B Inner × Columns.</summary>
    void MatMulLeftTransposed(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, Product size, bool add);

    /// <summary>C = A·Bᵀ, with A Rows × Inner and B Columns × Inner.</summary>
    void MatMulRightTransposed(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, Product size, bool add);

    /// <summary>into = x + y.</summary>
    void Add(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> into);

    /// <summary>into = scale · x.</summary>
    void Scale(ReadOnlySpan<float> x, float scale, Span<float> into, bool add);

    /// <summary>into = x ⊙ y.</summary>
    void Multiply(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> into, bool add);

    /// <summary>into = scale · (x - y).</summary>
    void Difference(ReadOnlySpan<float> x, ReadOnlySpan<float> y, float scale, Span<float> into, bool add);

    /// <summary>Σ x, summed in blocks of fixed length.</summary>
    float Sum(ReadOnlySpan<float> x);

    /// <summary>Σ x², summed in blocks of fixed length.</summary>
    float SquaredNorm(ReadOnlySpan<float> x);

    /// <summary>Σ (x - y)², summed in blocks of fixed length.</summary>
    float SquaredDistance(ReadOnlySpan<float> x, ReadOnlySpan<float> y);

    /// <summary>into = kind(x + bias), the bias repeated for each row; no bias means zeros.</summary>
    void Activate(Activation kind, ReadOnlySpan<float> x, ReadOnlySpan<float> bias, Span<float> into);

    /// <summary>into = gradient ⊙ kind'(x). Relu, tanh and sigmoid read only <paramref name="result"/> = kind(x).</summary>
    void ActivateBackward(
        Activation kind, ReadOnlySpan<float> x, ReadOnlySpan<float> result, ReadOnlySpan<float> gradient,
        Span<float> into, bool add);

    /// <summary>into[i] = x[i] / (1 - rate) where <see cref="CounterHash"/> of (key, i) keeps i, else 0.</summary>
    void Dropout(ReadOnlySpan<float> x, float rate, ulong key, Span<float> into, bool add);

    /// <summary>into[j] = Σᵢ x[i, j].</summary>
    void ColumnSums(ReadOnlySpan<float> x, Span<float> into, bool add);

    /// <summary>Rows to mean 0 and variance 1 (ε 1e-5), then ⊙ gain + bias. <paramref name="moments"/>: rows × 2, the mean
    /// and 1/σ.</summary>
    void LayerNorm(
        ReadOnlySpan<float> x, ReadOnlySpan<float> gain, ReadOnlySpan<float> bias, Span<float> into, Span<float> moments);

    /// <summary>∂/∂x of <see cref="LayerNorm"/>.</summary>
    void LayerNormBackward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> gain, ReadOnlySpan<float> moments, ReadOnlySpan<float> gradient,
        Span<float> into, bool add);

    /// <summary>into[j] = Σᵢ gradient[i, j] · (x[i, j] - mean[i]) / σ[i]: ∂/∂gain of <see cref="LayerNorm"/>.</summary>
    void LayerNormGain(
        ReadOnlySpan<float> x, ReadOnlySpan<float> moments, ReadOnlySpan<float> gradient, Span<float> into, bool add);

    /// <summary>into[i] = Σ_k w_k · x[row k] over the entries k of bag i.</summary>
    void Gather(Bags bags, ReadOnlySpan<float> x, Span<float> into, int width, bool add);

    /// <summary>into[row k] += w_k · x[i] over the entries k of each bag i: the transpose of <see cref="Gather"/>.</summary>
    void Scatter(Bags bags, ReadOnlySpan<float> x, Span<float> into, int width);

    /// <summary>into[i] = Σ_k w_k · x[row k] ⊙ relations[relation k].</summary>
    void GatherRelational(
        Bags bags, ReadOnlySpan<int> relationOfEntry, ReadOnlySpan<float> x, ReadOnlySpan<float> relations,
        Span<float> into, int width, bool add);

    /// <summary>into[relation k] += w_k · x[row k] ⊙ gradient[i].</summary>
    void ScatterRelations(
        Bags bags, ReadOnlySpan<int> relationOfEntry, ReadOnlySpan<float> x, ReadOnlySpan<float> gradient,
        Span<float> into, int width);

    /// <summary>into[p] = h[rows[p]] · Σ_k w_k · table[row k] over the entries k of bag p.</summary>
    void BagDot(Bags bags, ReadOnlySpan<int> rows, ReadOnlySpan<float> h, ReadOnlySpan<float> table, Span<float> into, int width);

    /// <summary>into[rows[p]] += gradient[p] · Σ_k w_k · table[row k]: ∂/∂h of <see cref="BagDot"/>.</summary>
    void BagDotRows(
        Bags bags, ReadOnlySpan<int> rows, ReadOnlySpan<float> table, ReadOnlySpan<float> gradient, Span<float> into, int width);

    /// <summary>into[row k] += gradient[p] · w_k · h[rows[p]]: ∂/∂table of <see cref="BagDot"/>.</summary>
    void BagDotTable(
        Bags bags, ReadOnlySpan<int> rows, ReadOnlySpan<float> h, ReadOnlySpan<float> gradient, Span<float> into, int width);

    /// <summary>Softmax within each segment of one column; logSums[s] = log Σ eˣ. Offsets as in <see cref="Bags"/>.</summary>
    void SegmentSoftmax(ReadOnlySpan<float> x, ReadOnlySpan<int> offsets, Span<float> into, Span<float> logSums);

    /// <summary>into = σ(x); losses[i] = log(1 + eˣ) - target·x, computed without overflow.</summary>
    void SigmoidLoss(ReadOnlySpan<float> x, ReadOnlySpan<float> targets, Span<float> into, Span<float> losses);

    /// <summary>
    /// Inner products as odds of an edge: pairs of row i are its entries but (i, i), wanted, and i ± shift modulo rows for
    /// each shift, not wanted. losses[i] = positive·Σ log(1 + e^-s) over the wanted + negative·Σ log(1 + eˢ) over the others,
    /// s = z[i]·z[j]; gradient[i] = 2·∂losses[i]/∂z[i], which is ∂Σ losses/∂z[i] where the bags are symmetric. No gradient
    /// asked for: an empty span.
    /// </summary>
    void PairLoss(
        Bags bags, ReadOnlySpan<int> shifts, ReadOnlySpan<float> z, PairWeights weights, Span<float> losses,
        Span<float> gradient);

    void Adam(Span<float> weights, ReadOnlySpan<float> gradient, Span<float> first, Span<float> second, AdamRule rule);
}
