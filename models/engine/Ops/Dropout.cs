namespace GraphSec.Models.Ops;

/// <summary>y = mask ⊙ x / (1 - rate). The mask is a hash of (key, element), so backward computes it again.</summary>
internal sealed class Dropout : Operation
{
    Tensor _x = null!;
    float _rate;
    ulong _key;

    public Tensor Forward(Tensor x, float rate)
    {
        (_x, _rate, _key) = (x, rate, Tape.NextKey());
        var result = Open(x.Rows, x.Columns, x.NeedsGradient);
        Kernels.Dropout(Data(x), rate, _key, Data(result), add: false);
        return result;
    }

    public override void Backward()
    {
        var into = _x.GradientToWrite(out var add);
        Kernels.Dropout(Result.GradientData, _rate, _key, into, add);
    }
}
