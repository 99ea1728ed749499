namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>What a fault puts at risk.</summary>
public enum FaultFamily
{
    /// <summary>Anything, by drawing from what training saw.</summary>
    Generic,

    /// <summary>Open to more than it should be.</summary>
    Exposure,

    Encryption,

    /// <summary>Logs, traces and alarms.</summary>
    Logging,

    /// <summary>What keeps data when something is deleted or breaks.</summary>
    Retention,

    /// <summary>Policies, roles and secrets.</summary>
    Identity,

    /// <summary>Ports, subnets, groups, and what should refer to what.</summary>
    Wiring,

    /// <summary>Sizes and versions.</summary>
    Runtime,

    /// <summary>Production, staging, regions and zones mixed up.</summary>
    Environment,
}
