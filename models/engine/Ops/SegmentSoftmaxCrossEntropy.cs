namespace GraphSec.Models.Ops;

/// <summary>
/// loss = Σₛ wₛ (Σ_p t_p · logΣₛ - Σ_p t_p·x_p) / Σ w. ∂x_p = wₛ (softmax_p·Σₛ t - t_p) / Σ w, which needs no assumption
/// that the targets add up to 1.
/// </summary>
internal sealed class SegmentSoftmaxCrossEntropy : Operation
{
    Tensor _logits = null!;
    int[] _offsets = null!;
    float[] _target = null!;
    float[] _weight = null!;
    AlignedBuffer _softmax = null!;
    float _scale;

    public Tensor Forward(Tensor logits, int[] offsets, float[] target, float[] weight)
    {
        Shape.Check(logits.Columns == 1, "logits are pairs × 1");
        Shape.Check(target.Length == logits.Rows, "one target per pair");
        Shape.CheckOffsets(offsets, weight.Length, logits.Rows);
        (_logits, _offsets, _target, _weight) = (logits, offsets, target, weight);
        _softmax = Tape.Borrow(logits.Rows);
        var logSums = Tape.Borrow(weight.Length).Span(weight.Length);
        Kernels.SegmentSoftmax(logits.Values, offsets, _softmax.Span(logits.Rows), logSums);
        var loss = 0.0;
        var total = 0.0;
        var x = logits.Values;
        for (var s = 0; s < weight.Length; s++)
        {
            var term = 0.0;
            for (var p = offsets[s]; p < offsets[s + 1]; p++)
            {
                term += target[p] * ((double)logSums[s] - x[p]);
            }

            loss += weight[s] * term;
            total += weight[s];
        }

        _scale = total == 0 ? 0 : (float)(1 / total);
        var result = Open(1, 1, logits.NeedsGradient);
        result.Values[0] = (float)(loss * _scale);
        return result;
    }

    public override void Backward()
    {
        var into = _logits.Gradient;
        var softmax = _softmax.Span(_logits.Rows);
        var scale = Result.Gradient[0] * _scale;
        for (var s = 0; s < _weight.Length; s++)
        {
            var sum = 0f;
            for (var p = _offsets[s]; p < _offsets[s + 1]; p++)
            {
                sum += _target[p];
            }

            for (var p = _offsets[s]; p < _offsets[s + 1]; p++)
            {
                into[p] += scale * _weight[s] * (softmax[p] * sum - _target[p]);
            }
        }
    }
}
