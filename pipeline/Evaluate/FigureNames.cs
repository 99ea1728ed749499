namespace GraphSec.Pipeline.Evaluate;

/// <summary>A figure's name in metrics and tables.</summary>
internal static class FigureNames
{
    public static string Of(Figure figure) => figure switch
    {
        Figure.RocAuc => "roc_auc",
        Figure.AveragePrecision => "average_precision",
        Figure.PrecisionAtFaults => "precision_at_faults",
        Figure.InTop => "in_top",
        Figure.RecallAt1 => "recall_at_1_percent",
        Figure.RecallAt2 => "recall_at_2_percent",
        _ => "recall_at_5_percent",
    };
}
