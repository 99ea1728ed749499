using GraphSec.Models.Kernels;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Evaluate;

/// <summary>A ranker to compare with.</summary>
/// <param name="Name">As the field calls it.</param>
/// <param name="Meaning">What it does, in a line.</param>
public sealed record Baseline(string Name, string Meaning)
{
    /// <summary>The name as an option takes it.</summary>
    public string Word => Name.Replace(' ', '-');

    internal Func<FeatureSet, Detector, EvaluateOptions, IKernels, IBlockRanker> Create { get; init; } =
        static (_, _, _, _) => throw new NotSupportedException();
}
