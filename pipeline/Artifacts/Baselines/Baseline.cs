using GraphSec.Models.Kernels;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Artifacts.Baselines;

/// <summary>A ranker to compare with.</summary>
/// <param name="Name">As the field calls it.</param>
/// <param name="Meaning">What it does, in a line.</param>
/// <param name="LearnsFrom">Where what is usual comes from.</param>
public sealed record Baseline(string Name, string Meaning, BaselineSource LearnsFrom)
{
    /// <summary>The name as an option takes it.</summary>
    public string Word => Name.Replace(' ', '-');

    /// <summary>Makes the ranker, from the training graphs of a corpus or from a model of the same words, with a seed.</summary>
    internal Func<FeatureSet, Detector, int, IKernels, IBlockRanker> Create { get; init; } =
        static (_, _, _, _) => throw new NotSupportedException();
}
