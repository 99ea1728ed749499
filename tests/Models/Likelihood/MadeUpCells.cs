using GraphSec.Models;
using GraphSec.Models.Detectors.Likelihood;

namespace GraphSec.MadeUp;

/// <summary>
/// Graphs of any size with a pattern to learn: a node has a community; most of its cells show an outcome that follows from
/// the community and the variable, edges stay inside it, and each edge is told of by a slot at its source.
/// </summary>
internal static class MadeUpCells
{
    private const int Kinds = 8;
    private const int Outcomes = 6;
    private const int Communities = 4;

    /// <param name="cells">Variables of each kind; a node has all of its kind's.</param>
    public static CellSchema Schema(int cells)
    {
        var variables = 1 + Kinds * cells;
        int[] offsets = [0, .. Enumerable.Range(0, variables).Select(v => Kinds + v * Outcomes)];
        var rows = offsets[^1];
        return new CellSchema
        {
            // A row has a token of its own and shares one with the rows of its outcome.
            TokenCount = rows + Outcomes,
            RelationCount = 3,
            OutcomeOffsets = offsets,
            RowTokenOffsets = [.. Enumerable.Range(0, rows + 1).Select(r => 2 * r)],
            RowTokens = [.. Enumerable.Range(0, rows).SelectMany(r => (int[])[r, rows + r % Outcomes])],
            LogPrior = [.. Enumerable.Range(0, rows).Select(r => -MathF.Log(r < Kinds ? Kinds : Outcomes))],
        };
    }

    /// <param name="degree">Edges that leave a node.</param>
    public static CellGraph Graph(CellSchema schema, int nodes, int degree, ulong seed)
    {
        var random = new Pcg32(seed);
        var cells = (schema.VariableCount - 1) / Kinds;
        var slots = cells + 1;
        var (variable, observed) = (new int[nodes * slots], new int[nodes * slots]);
        var (inputs, inputSlots) = (new int[2 * nodes * slots], new int[2 * nodes * slots]);
        for (var node = 0; node < nodes; node++)
        {
            var (kind, community) = (random.Next(Kinds), node % Communities);
            for (var cell = 0; cell < slots; cell++)
            {
                var slot = node * slots + cell;
                var outcome = random.NextSingle() < 0.9f ? (community + cell) % Outcomes : random.Next(Outcomes);
                variable[slot] = cell == 0 ? 0 : 1 + kind * cells + cell - 1;
                observed[slot] = cell == 0 ? kind : schema.OutcomeOffsets[variable[slot]] + outcome;
                for (var t = 0; t < 2; t++)
                {
                    inputs[2 * slot + t] = schema.RowTokens[2 * observed[slot] + t];
                    inputSlots[2 * slot + t] = cell == 0 ? -1 : slot;
                }
            }
        }

        var (from, to) = (new int[nodes * degree], new int[nodes * degree]);
        var (relation, fromSlot) = (new int[nodes * degree], new int[nodes * degree]);
        for (var edge = 0; edge < from.Length; edge++)
        {
            from[edge] = edge / degree;
            to[edge] = (from[edge] + Communities * (1 + random.Next(Math.Max(1, nodes / Communities - 1)))) % nodes;
            relation[edge] = random.Next(schema.RelationCount);
            fromSlot[edge] = edge % 2 == 0 ? -1 : from[edge] * slots + 1 + random.Next(cells);
        }

        return new CellGraph
        {
            NodeCount = nodes,
            SlotOffsets = Steps(nodes, slots),
            SlotVariable = variable,
            SlotParent = Constant(nodes * slots, -1),
            ObservedOffsets = Steps(nodes * slots, 1),
            ObservedRows = observed,
            InputOffsets = Steps(nodes, 2 * slots),
            InputTokens = inputs,
            InputSlots = inputSlots,
            EdgeFrom = from,
            EdgeTo = to,
            EdgeRelation = relation,
            EdgeFromSlot = fromSlot,
            EdgeToSlot = Constant(from.Length, -1),
            NodeWeight = [.. Enumerable.Range(0, nodes).Select(i => i % 5 == 0 ? 0.5f : 1)],
            GraphOffsets = [0, nodes],
        };
    }

    private static int[] Steps(int count, int step) => [.. Enumerable.Range(0, count + 1).Select(i => i * step)];

    private static int[] Constant(int count, int value)
    {
        var array = new int[count];
        Array.Fill(array, value);
        return array;
    }
}
