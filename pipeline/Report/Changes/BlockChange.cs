namespace GraphSec.Pipeline.Report.Changes;

/// <summary>A change and what it means for the list of outliers.</summary>
internal sealed record BlockChange(ScoreChange Change, bool IsNew, bool IsGone);
