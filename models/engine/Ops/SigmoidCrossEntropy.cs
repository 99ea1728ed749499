namespace GraphSec.Models.Ops;

/// <summary>loss = Σ w (log(1 + eˣ) - t·x) / Σ w. ∂x = w (σ(x) - t) / Σ w.</summary>
internal sealed class SigmoidCrossEntropy : Operation
{
    Tensor _logits = null!;
    float[] _targets = null!;
    float[]? _weights;
    AlignedBuffer _sigmoid = null!;
    float _scale;

    public Tensor Forward(Tensor logits, float[] targets, float[]? weights)
    {
        var length = logits.Length;
        Shape.Check(targets.Length == length && (weights is null || weights.Length == length), "one target and weight each");
        (_logits, _targets, _weights, _sigmoid) = (logits, targets, weights, Tape.Borrow(length));
        var losses = Tape.Borrow(length).Span(length);
        Kernels.SigmoidLoss(logits.Values, targets, _sigmoid.Span(length), losses);
        var (loss, total) = (0.0, 0.0);
        for (var i = 0; i < length; i++)
        {
            var weight = weights?[i] ?? 1;
            loss += (double)weight * losses[i];
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
        var sigmoid = _sigmoid.Span(_logits.Length);
        var scale = Result.Gradient[0] * _scale;
        for (var i = 0; i < into.Length; i++)
        {
            into[i] += scale * (_weights?[i] ?? 1) * (sigmoid[i] - _targets[i]);
        }
    }
}
