namespace GraphSec.Models.Kernels;

/// <summary>
/// The arithmetic under the tape. Matrices are row-major spans; <c>width</c> is the length of a row. Where a method takes
/// <c>add</c>, true adds to what <c>into</c> holds and false overwrites it, whatever was there. Shapes are the caller's
/// promise. All spans lie in <see cref="Memory"/>. A set gives the same bytes for the same input; all but libtorch's do so
/// whatever the number of threads.
/// </summary>
public partial interface IKernels
{
    string Name { get; }

    /// <summary>Where the spans lie.</summary>
    IMemory Memory { get; }

    /// <summary>C = A·B, with A Rows × Inner and B Inner × Columns.</summary>
    void MatMul(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, Product size, bool add);

    /// <summary>C = kind(A·B + bias), the bias repeated for each row; no bias means zeros. The bytes are those of the product and
    /// <see cref="Activate"/> one after the other.</summary>
    void Linear(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> bias, Activation kind, Span<float> c, Product size)
    {
        MatMul(a, b, c, size, add: false);
        if (!bias.IsEmpty || kind != Activation.Identity)
        {
            Activate(kind, c, bias, c);
        }
    }

    /// <summary>C = Aᵀ·B, with A Inner × Rows and B Inner × Columns.</summary>
    void MatMulLeftTransposed(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, Product size, bool add);

    /// <summary>C = A·Bᵀ, with A Rows × Inner and B Columns × Inner.</summary>
    void MatMulRightTransposed(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, Product size, bool add);

    /// <summary>into = x + y.</summary>
    void Add(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> into);

    /// <summary>into = scale · x.</summary>
    void Scale(ReadOnlySpan<float> x, Factor scale, Span<float> into, bool add);

    /// <summary>into = value everywhere.</summary>
    void Fill(Factor value, Span<float> into, bool add);

    /// <summary>into = x ⊙ y.</summary>
    void Multiply(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> into, bool add);

    /// <summary>into = scale · (x - y).</summary>
    void Difference(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Factor scale, Span<float> into, bool add);

    /// <summary>into[0] = scale · Σ w·x, summed in blocks of fixed length; no weights means ones.</summary>
    void Sum(ReadOnlySpan<float> x, ReadOnlySpan<float> weights, float scale, Span<float> into);

    /// <summary>into[0] = Σ x², summed in blocks of fixed length.</summary>
    void SquaredNorm(ReadOnlySpan<float> x, Span<float> into);

    /// <summary>into[0] = scale · Σ (x - y)², summed in blocks of fixed length.</summary>
    void SquaredDistance(ReadOnlySpan<float> x, ReadOnlySpan<float> y, float scale, Span<float> into);

    /// <summary>into[i, to.Start + j] = x[i, from.Start + j] for the columns j below width.</summary>
    void CopyColumns(ReadOnlySpan<float> x, ColumnBlock from, Span<float> into, ColumnBlock to, int width, bool add);

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

    /// <summary>into[k] = w_k / Σ w over k's bag, 0 where the sum is 0: the weights that make a sum a mean.
    /// The bags have offsets.</summary>
    void Shares(Bags bags, Span<float> into);

    /// <summary>into[k] = x[order[k]].</summary>
    void Pick(ReadOnlySpan<int> x, ReadOnlySpan<int> order, Span<int> into);

    void Adam(
        Span<float> weights, ReadOnlySpan<float> gradient, Span<float> first, Span<float> second, AdamRule rule,
        Factor gradientScale);

    /// <summary>into[0] = limit / √Σ squares where that is below 1, else 1.</summary>
    void ClipFactor(ReadOnlySpan<float> squares, float limit, Span<float> into);
}
