using GraphSec.Models.Kernels;

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
        Kernels.SegmentSoftmax(Data(logits), Data(offsets), _softmax.Span(logits.Rows), logSums);
        var total = 0.0;
        foreach (var w in weight)
        {
            total += w;
        }

        _scale = total == 0 ? 0 : (float)(1 / total);
        var result = Open(1, 1, logits.NeedsGradient);
        Kernels.SegmentLoss(Data(logits), Data(offsets), logSums, Data(target), Data(weight), _scale, Data(result));
        return result;
    }

    public override void Backward()
    {
        var into = _logits.GradientToWrite(out var add);
        Kernels.SegmentLossBackward(
            _softmax.Span(_logits.Rows), Data(_offsets), Data(_target), Data(_weight),
            new Factor(_scale, Result.GradientData), into, add);
    }
}
