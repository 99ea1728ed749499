using GraphSec.Models.Kernels;

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
        Kernels.SigmoidLoss(Data(logits), Data(targets), _sigmoid.Span(length), losses);
        var total = weights is null ? length : weights.Sum(w => (double)w);
        _scale = total == 0 ? 0 : (float)(1 / total);
        var result = Open(1, 1, logits.NeedsGradient);
        Kernels.Sum(losses, Data(weights), _scale, Data(result));
        return result;
    }

    public override void Backward()
    {
        var into = _logits.GradientToWrite(out var add);
        Kernels.SigmoidLossBackward(
            _sigmoid.Span(_logits.Length), Data(_targets), Data(_weights), new Factor(_scale, Result.GradientData), into, add);
    }
}
