namespace GraphSec.Cli.Configuration;

/// <summary>What a <c>.graphsec.yaml</c> says; null and empty where it says nothing. Its paths are made whole.</summary>
/// <param name="Path">The file itself; "" where there is none.</param>
internal sealed record ConfigFile(string Path)
{
    /// <summary>Its name, wherever it stands.</summary>
    public const string Name = ".graphsec.yaml";

    public static readonly ConfigFile None = new("");

    public double? Threshold { get; init; }

    public int? Top { get; init; }

    public double? FailOn { get; init; }

    /// <summary>Patterns of files relative to the file's folder, of types, and of addresses, that no report shows.</summary>
    public IReadOnlyList<string> ExcludePaths { get; init; } = [];

    public IReadOnlyList<string> ExcludeTypes { get; init; } = [];

    public IReadOnlyList<string> ExcludeAddresses { get; init; } = [];

    public IReadOnlyList<string> VarFiles { get; init; } = [];

    /// <summary>Reports to write, each as <c>format=file</c>.</summary>
    public IReadOnlyList<string> Outputs { get; init; } = [];

    public string? Baseline { get; init; }

    public bool? NewOnly { get; init; }

    public bool? InlineIgnores { get; init; }

    /// <summary>The folder that its paths are relative to.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path) ?? "";
}
