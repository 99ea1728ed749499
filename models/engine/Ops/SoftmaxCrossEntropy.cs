namespace GraphSec.Models.Ops;

/// <summary>loss = Σᵢ wᵢ (logΣᵢ - x[i, class i]) / Σ w. ∂x[i] = wᵢ (softmax(x[i]) - onehot(class i)) / Σ w.</summary>
internal sealed class SoftmaxCrossEntropy : Operation
{
    Tensor _logits = null!;
    int[] _classes = null!;
    float[]? _weights;
    AlignedBuffer _softmax = null!;
    float _scale;

    public Tensor Forward(Tensor logits, int[] classes, float[]? weights)
    {
        var (rows, columns) = (logits.Rows, logits.Columns);
        Shape.Check(classes.Length == rows && (weights is null || weights.Length == rows), "one class and weight per row");
        Shape.CheckIndices(classes, columns);
        (_logits, _classes, _weights, _softmax) = (logits, classes, weights, Tape.Borrow(logits.Length));
        var offsets = Tape.Borrow(rows + 1).Integers(rows + 1);
        var logSums = Tape.Borrow(rows).Span(rows);
        for (var i = 0; i <= rows; i++)
        {
            offsets[i] = i * columns;
        }

        Kernels.SegmentSoftmax(logits.Values, offsets, _softmax.Span(logits.Length), logSums);
        var loss = 0.0;
        var total = 0.0;
        var x = logits.Values;
        for (var i = 0; i < rows; i++)
        {
            var weight = weights?[i] ?? 1;
            loss += weight * ((double)logSums[i] - x[i * columns + classes[i]]);
            total += weight;
        }

        _scale = total == 0 ? 0 : (float)(1 / total);
        var result = Open(1, 1, logits.NeedsGradient);
        result.Values[0] = (float)(loss * _scale);
        return result;
    }

    public override void Backward()
    {
        var into = _logits.Gradient;
        var softmax = _softmax.Span(_logits.Length);
        var columns = _logits.Columns;
        var scale = Result.Gradient[0] * _scale;
        for (var i = 0; i < _classes.Length; i++)
        {
            var share = scale * (_weights?[i] ?? 1);
            for (var j = 0; j < columns; j++)
            {
                var hit = j == _classes[i] ? 1 : 0;
                into[i * columns + j] += share * (softmax[i * columns + j] - hit);
            }
        }
    }
}
