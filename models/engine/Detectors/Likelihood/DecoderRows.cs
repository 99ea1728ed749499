namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>
/// The decoder's side of every outcome that a graph can be asked for: its tokens' vectors added up once, instead of once for
/// each node and pass. Rows of one variable lie together.
/// </summary>
internal sealed class DecoderRows
{
    private readonly int[] firstRow;

    public DecoderRows(Tape tape, LikelihoodNetwork network, CellGraph graph)
    {
        var schema = network.Schema;
        firstRow = new int[schema.VariableCount];
        Array.Fill(firstRow, -1);
        var (rows, tokens, offsets) = (new List<int>(), new List<int>(), new List<int> { 0 });
        foreach (var variable in graph.SlotVariable)
        {
            if (variable != 0 && firstRow[variable] < 0)
            {
                firstRow[variable] = rows.Count;
                for (var row = schema.OutcomeOffsets[variable]; row < schema.OutcomeOffsets[variable + 1]; row++)
                {
                    rows.Add(row);
                    tokens.AddRange(schema.RowTokens.AsSpan(schema.RowTokenOffsets[row]..schema.RowTokenOffsets[row + 1]));
                    offsets.Add(tokens.Count);
                }
            }
        }

        Vectors = Kept(tape, network.RowVectors(tape, [.. offsets], [.. tokens]));
        Biases = Kept(tape, tape.Gather(network.RowBias, [.. rows]));
        tape.Reset();
    }

    /// <summary>Rows × hidden.</summary>
    public Tensor Vectors { get; }

    /// <summary>Rows × 1.</summary>
    public Tensor Biases { get; }

    /// <summary>Row of a variable's first outcome.</summary>
    public int First(int variable) => firstRow[variable];

    private static Tensor Kept(Tape tape, Tensor result)
    {
        var kept = new Tensor(result.Rows, result.Columns);
        kept.MoveTo(tape.Kernels.Memory);
        tape.Kernels.Scale(result.Data, 1, kept.Data, add: false);
        return kept;
    }
}
