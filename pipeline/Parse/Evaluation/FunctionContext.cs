namespace GraphSec.Pipeline.Parse.Evaluation;

/// <summary>What functions may see of the world: folders and the template engine.</summary>
public sealed record FunctionContext
{
    /// <summary>
    /// The folder that relative paths start from: that of the root module, where terraform would be run. Terraform resolves
    /// paths in child modules against it too; they reach their own folder through path.module.
    /// </summary>
    public required string ModuleFolder { get; init; }

    /// <summary>Nothing outside this folder is ever read, whatever a path or a symbolic link says.</summary>
    public required string RootFolder { get; init; }

    /// <summary>
    /// Renders a template: its text, its path for messages, and the variables it may use. Without it templatefile and
    /// templatestring give an unknown string.
    /// </summary>
    public Func<string, string, IReadOnlyDictionary<string, Value>, Value>? Template { get; init; }
}
