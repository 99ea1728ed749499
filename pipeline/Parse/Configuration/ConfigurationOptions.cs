namespace GraphSec.Pipeline.Parse.Configuration;

/// <summary>How a folder of Terraform code is read.</summary>
public sealed record ConfigurationOptions
{
    /// <summary>Nothing outside this folder is read; null for the folder that is read itself.</summary>
    public string? ScannedRoot { get; init; }

    /// <summary>Input variables of the root module, as <c>-var name=value</c> gives them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Variables { get; init; } = [];

    /// <summary>Files of values, as <c>-var-file</c> gives them: later ones win. The user named them, so they may stand
    /// anywhere.</summary>
    public IReadOnlyList<string> VariableFiles { get; init; } = [];

    public string Workspace { get; init; } = "default";

    /// <summary>
    /// Terraform makes a reference to a module by an unknown key, or to a module as a whole, wait for everything in it. Those
    /// edges say nothing of the infrastructure, so they are left out unless the graph is to be compared with Terraform's.
    /// </summary>
    public bool IncludesOrdering { get; init; }
}
