using GraphSec.Models.Kernels;

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
        var total = weights is null ? rows : weights.Sum(w => (double)w);
        _scale = total == 0 ? 0 : (float)(1 / total);
        var result = Open(1, 1, logits.NeedsGradient);
        Kernels.ClassLoss(Data(logits), Data(classes), Data(weights), _scale, _softmax.Span(logits.Length), Data(result));
        return result;
    }

    public override void Backward()
    {
        var into = _logits.GradientToWrite(out var add);
        Kernels.ClassLossBackward(
            _softmax.Span(_logits.Length), Data(_classes), Data(_weights), new Factor(_scale, Result.GradientData), into, add);
    }
}
