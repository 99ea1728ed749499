namespace GraphSec.Pipeline.Report.Suppress;

/// <summary>Who says that a finding is fine.</summary>
public enum SuppressionKind
{
    /// <summary>A comment beside the block in the code.</summary>
    Comment,

    /// <summary>The baseline: it was there before.</summary>
    Baseline,
}
