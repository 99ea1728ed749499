namespace GraphSec.Pipeline.Evaluate;

/// <summary>What becomes of a leak.</summary>
public enum AuditMode
{
    /// <summary>It stands in the report.</summary>
    Report,

    /// <summary>The run fails, after its files are written.</summary>
    Strict,
}
