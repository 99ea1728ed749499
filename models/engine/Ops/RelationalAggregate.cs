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
            new Bags(_adjacency), relationOfEntry, x.Values, relations.Values, result.Values, x.Columns, add: false);
        return result;
    }

    public override void Backward()
    {
        if (_relations.NeedsGradient)
        {
            Kernels.ScatterRelations(
                new Bags(_adjacency), _relationOfEntry, _x.Values, Result.Gradient, _relations.Gradient, _x.Columns);
        }

        if (_x.NeedsGradient)
        {
            var reversed = _adjacency.Transposed();
            var relations = Tape.Borrow(reversed.Count).Integers(reversed.Count);
            var entries = _adjacency.EntryOfTransposed();
            for (var k = 0; k < entries.Length; k++)
            {
                relations[k] = _relationOfEntry[entries[k]];
            }

            var into = _x.GradientToWrite(out var add);
            Kernels.GatherRelational(
                new Bags(reversed), relations, Result.Gradient, _relations.Values, into, _x.Columns, add);
        }
    }
}
