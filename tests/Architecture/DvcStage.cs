namespace GraphSec.Tests.Architecture;

/// <summary>A stage of dvc.yaml.</summary>
internal sealed record DvcStage(
    string Name, string Command, IReadOnlyList<string> Dependencies, IReadOnlyList<string> Parameters, IReadOnlyList<string> Outputs);
