namespace GraphSec.Pipeline.Parse;

/// <summary>How Terraform code is read; graphs, plans and states need none of it.</summary>
public sealed record ParseOptions
{
    /// <summary>Values of the root module's variables, <c>name=value</c>, as terraform's <c>-var</c> takes them.</summary>
    public IReadOnlyList<string> Var { get; init; } = [];

    /// <summary>Files of such values, as terraform's <c>-var-file</c> takes them; later ones win.</summary>
    public IReadOnlyList<string> VarFile { get; init; } = [];

    public string Workspace { get; init; } = "default";

    /// <summary>Modules are read from inside this folder alone; null takes the repository that the code stands in (the nearest
    /// folder above with <c>.git</c>), else the code's own folder.</summary>
    public string? Within { get; init; }

    public ErrorPolicy OnError { get; init; } = ErrorPolicy.Fail;
}
