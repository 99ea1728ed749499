using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Artifacts.Baselines;

/// <summary>Rows of a vocabulary that blocks show, as reasons: for rankers that give each row a probability.</summary>
internal sealed class RowReasons(GraphFeatures graph, Vocabulary vocabulary)
{
    private const int Most = 5;

    /// <summary>What is seen as often as not is no reason.</summary>
    private const double LeastOdd = 0.5;

    private readonly EncodedGraph encoded = CellEncoder.Encode(graph, vocabulary);

    public CellGraph Numbers => encoded.Numbers;

    /// <summary>A row that a slot shows, and what training counted of it.</summary>
    public CellSurprise Of(int block, int slot, int row, double probability)
    {
        var schema = vocabulary.Schema;
        var variable = Numbers.SlotVariable[slot];
        var words = vocabulary.Words(variable);
        var (seen, first) = (row - schema.OutcomeOffsets[variable], schema.OutcomeOffsets[variable]);
        var usual = Enumerable.Range(0, words.Outcomes.Count).MaxBy(outcome => schema.LogPrior[first + outcome]);
        return new CellSurprise(words.Path, Seen(block, words, seen), probability, probability, words.Outcomes[usual].Text,
            Math.Exp(schema.LogPrior[first + usual]))
        {
            TrainingBlocks = words.Blocks,
            TrainingSeen = words.Outcomes[seen].Blocks,
            TrainingUsual = words.Outcomes[usual].Blocks,
        };
    }

    /// <summary>The oddest, each with its share of all that are given.</summary>
    public static IReadOnlyList<CellSurprise> Oddest(IEnumerable<CellSurprise> cells)
    {
        CellSurprise[] odd = [.. cells.Where(cell => cell.Probability < LeastOdd)
            .OrderBy(cell => cell.Probability).ThenBy(cell => cell.Path, StringComparer.Ordinal).ThenBy(cell => cell.Seen, StringComparer.Ordinal).Take(Most)];
        var total = odd.Sum(cell => cell.Nats);
        return [.. odd.Select(cell => cell with { Share = cell.Nats / total })];
    }

    /// <summary>The value itself, where it was counted under the shape of such values.</summary>
    private string Seen(int block, VocabularyVariable words, int outcome)
    {
        foreach (var cell in encoded.CellsOf(block))
        {
            if (cell.Path == words.Path && (cell.Outcome == words.Outcomes[outcome].Text || cell.Shape == words.Outcomes[outcome].Text))
            {
                return cell.Outcome;
            }
        }

        return words.Outcomes[outcome].Text == Cell.Other ? encoded.CellsOf(block).ToArray().FirstOrDefault(cell => cell.Path == words.Path)?.Outcome ?? Cell.Other
            : words.Outcomes[outcome].Text;
    }
}
