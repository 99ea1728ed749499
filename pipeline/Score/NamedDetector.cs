using GraphSec.Pipeline.Artifacts.Baselines;

namespace GraphSec.Pipeline.Score;

/// <summary>A detector that <c>score --detector</c> may name.</summary>
/// <param name="Word">As the option takes it.</param>
/// <param name="Meaning">What it does, in a line.</param>
public sealed record NamedDetector(string Word, string Meaning)
{
    /// <summary>Whether it ranks the resources of Terraform.</summary>
    public bool TakesTerraform { get; init; }

    /// <summary>Whether it ranks the nodes of a plain graph.</summary>
    public bool TakesPlainGraphs { get; init; }

    /// <summary>Where it knows from what is usual in Terraform.</summary>
    public BaselineSource LearnsFrom { get; init; } = BaselineSource.Graphs;

    /// <summary>Whether it tells what in a resource is odd.</summary>
    public bool GivesReasons { get; init; }
}
