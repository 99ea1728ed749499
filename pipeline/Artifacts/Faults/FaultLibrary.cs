namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>Every kind of semantic fault, sorted by family, then name. Planting uses it and nothing else: scoring knows no list.</summary>
public static class FaultLibrary
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        .. ExposureFaults.All.Concat(EncryptionFaults.All).Concat(LoggingFaults.All).Concat(RetentionFaults.All)
            .Concat(IdentityFaults.All).Concat(WiringFaults.All).Concat(RuntimeFaults.All).Concat(EnvironmentFaults.All)
            .Concat(AzureFaults.All).Concat(GoogleFaults.All).Concat(KubernetesFaults.All)
            .OrderBy(f => f.Family).ThenBy(f => f.Name, StringComparer.Ordinal),
    ];
}
