namespace GraphSec.Pipeline.Artifacts;

/// <summary>What a repository's graphs are for. Whole repositories are split, never graphs of one: modules repeat inside them.</summary>
public enum Split
{
    Training,

    /// <summary>Early stopping and calibration.</summary>
    Validation,

    /// <summary>Evaluation alone.</summary>
    Test,
}
