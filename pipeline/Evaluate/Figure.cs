namespace GraphSec.Pipeline.Evaluate;

/// <summary>What is measured of a ranking.</summary>
public enum Figure
{
    /// <summary>Area under the ROC curve, all graphs pooled.</summary>
    RocAuc,

    /// <summary>Of the same pool; compare with faults / blocks, which chance gives.</summary>
    AveragePrecision,

    /// <summary>Share of faults among as many top blocks of the pool as there are faults.</summary>
    PrecisionAtFaults,

    /// <summary>Share of faults that come in the top share of their own graph.</summary>
    InTop,

    /// <summary>Share of faults that one alert per 100 resources of their own graph finds: above them come fewer others.</summary>
    RecallAt1,

    RecallAt2,

    RecallAt5,
}
