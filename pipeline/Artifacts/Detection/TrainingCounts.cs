namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>
/// How many training blocks had an outcome at a path. Values that are too rare for a name are counted once each under their kind, and a
/// block may have several: what a kind's count exceeds the blocks by bounds how far it may be off.
/// </summary>
/// <param name="variable">Null where training did not know the path.</param>
internal readonly struct TrainingCounts(VocabularyVariable? variable)
{
    public int Blocks => variable?.Blocks ?? 0;

    /// <summary>The fewest blocks that had an outcome, and whether it is no more than a bound.</summary>
    public (int Blocks, bool IsBound) AtLeast(int outcome)
    {
        var count = CountOf(outcome);
        return IsExact(outcome) ? (count, false) : (Math.Max(0, Having - (Values - count)), true);
    }

    /// <summary>The most blocks that had an outcome, and whether it is no more than a bound.</summary>
    public (int Blocks, bool IsBound) AtMost(int outcome)
    {
        var count = CountOf(outcome);
        return IsExact(outcome) ? (count, false) : (Math.Min(count, Having), true);
    }

    /// <summary>Blocks that have the path.</summary>
    private int Having => Blocks - (variable?.Outcomes.Where(each => each.Text == Cell.Absent).Sum(each => each.Blocks) ?? 0);

    /// <summary>Values that they have there.</summary>
    private int Values => variable?.Outcomes.Where(each => each.Text != Cell.Absent).Sum(each => each.Blocks) ?? 0;

    private int CountOf(int outcome) => variable is not null && outcome < variable.Outcomes.Count ? variable.Outcomes[outcome].Blocks : 0;

    private bool IsExact(int outcome) => variable is null || outcome >= variable.Outcomes.Count || !Outcomes.IsKind(variable.Outcomes[outcome].Text)
        || Values <= Having;
}
