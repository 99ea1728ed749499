namespace GraphSec.Conformance.Edges;

/// <summary>What the suite is run on, and with what.</summary>
internal sealed record EdgesOptions
{
    /// <summary>Checkouts of public code.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Folders of checkouts, named owner+name or owner/name, that modules from elsewhere are taken from.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>Providers that terraform can install here, as <c>namespace/name</c>.</summary>
    public IReadOnlyList<string> Providers { get; init; } = ["hashicorp/aws"];

    /// <summary>Whether blocks of absent providers and modules are cut out of the copy.</summary>
    public bool Cuts { get; init; }

    /// <summary>The program to call.</summary>
    public string Terraform { get; init; } = "terraform";

    /// <summary>Where the copies stay; null for a temporary folder that is deleted.</summary>
    public string? Keep { get; init; }

    public bool Json { get; init; }

    /// <summary>Folders at once.</summary>
    public int Parallel { get; init; } = Environment.ProcessorCount;

    /// <summary>For one call of terraform, which is killed after it.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(60);
}
