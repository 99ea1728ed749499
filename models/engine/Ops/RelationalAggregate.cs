using GraphSec.Models.Kernels;

namespace GraphSec.Models.Ops;

/// <summary>
/// y[i] = Σ_k w_k·x[j_k] ⊙ relations[r_k] over row i's entries. ∂x[j_k] += w_k·∂y[i] ⊙ relations[r_k];
/// ∂relations[r_k] += w_k·∂y[i] ⊙ x[j_k]. DistMult's composition (Vashishth et al. 2020, CompGCN).
/// </summary>
internal sealed class RelationalAggregate : Operation
{
    Tensor _x = null!;
    Tensor _relations = null!;
    CsrMatrix _adjacency = null!;
    int[] _relationOfEntry = null!;

    public Tensor Forward(Tensor x, Tensor relations, CsrMatrix adjacency, int[] relationOfEntry, BagMode mode)
    {
        Shape.Check(adjacency.Columns == x.Rows, "the adjacency has one column per row of x");
        Shape.Check(relationOfEntry.Length == adjacency.Count, "one relation per entry");
        Shape.Check(relations.Columns == x.Columns, "relations as wide as x");
        Shape.CheckIndices(relationOfEntry, relations.Rows);
        (_x, _relations, _relationOfEntry) = (x, relations, relationOfEntry);
        _adjacency = mode == BagMode.Mean ? adjacency.Averaging() : adjacency;
        var result = Open(adjacency.Rows, x.Columns, x.NeedsGradient || relations.NeedsGradient);
        Kernels.GatherRelational(
            Members(_adjacency), Data(relationOfEntry), Data(x), Data(relations), Data(result), x.Columns, add: false);
        return result;
    }

    public override void Backward()
    {
        if (_relations.NeedsGradient)
        {
            Kernels.ScatterRelations(
                Members(_adjacency), Data(_relationOfEntry), Data(_x), Result.GradientData, _relations.GradientData, _x.Columns);
        }

        if (_x.NeedsGradient)
        {
            var reversed = _adjacency.Transposed();
            var relations = Tape.Borrow(reversed.Count).Integers(reversed.Count);
            Kernels.Pick(Data(_relationOfEntry), Data(_adjacency.EntryOfTransposed()), relations);
            var into = _x.GradientToWrite(out var add);
            Kernels.GatherRelational(
                Members(reversed), relations, Result.GradientData, Data(_relations), into, _x.Columns, add);
        }
    }
}
