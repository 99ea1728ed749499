using GraphSec.Models.Kernels;

namespace GraphSec.Models.Ops;

/// <summary>Y = A·X with a sparse A. ∂X = Aᵀ·∂Y, by rows of the cached transpose: no two threads write one row.</summary>
internal sealed class Aggregate : Operation
{
    Tensor _x = null!;
    CsrMatrix _adjacency = null!;

    public Tensor Forward(Tensor x, CsrMatrix adjacency, BagMode mode)
    {
        Shape.Check(adjacency.Columns == x.Rows, "the adjacency has one column per row of x");
        _x = x;
        _adjacency = mode == BagMode.Mean ? adjacency.Averaging() : adjacency;
        var result = Open(adjacency.Rows, x.Columns, x.NeedsGradient);
        Kernels.Gather(Members(_adjacency), Data(x), Data(result), x.Columns, add: false);
        return result;
    }

    public override void Backward()
    {
        var into = _x.GradientToWrite(out var add);
        Kernels.Gather(Members(_adjacency.Transposed()), Result.GradientData, into, _x.Columns, add);
    }
}
