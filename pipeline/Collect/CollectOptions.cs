namespace GraphSec.Pipeline.Collect;

/// <summary>What is collected from a folder.</summary>
public sealed record CollectOptions
{
    /// <summary>Patterns of which one must match a source's path; empty takes all. See <see cref="PathPattern"/>.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Patterns of files and folders that are passed over.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Which folders of Terraform files are sources of their own.</summary>
    public RootModules Roots { get; init; } = RootModules.Uncalled;

    /// <summary>How many folders of a path name the repository; null takes one, or none where the root is a repository itself
    /// (it holds sources or <c>.git</c>).</summary>
    public int? RepositoryDepth { get; init; }

    /// <summary>Whether folders whose name begins with a dot are looked into; <c>.git</c>, <c>.terraform</c> never are.</summary>
    public bool Hidden { get; init; }

    /// <summary>Bytes of a file that a configuration may read (a template, JSON, YAML …) to be collected with it.</summary>
    public long MaxReadFileBytes { get; init; } = 1 << 20;

    /// <summary>The terraform to run in a copy of each root module, "" to look for one; null, the standard, runs none: providers
    /// are code.</summary>
    public string? WithTerraform { get; init; }

    /// <summary>For each run of git or terraform.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(5);
}
