using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>A path of a type, the number of training blocks that could have it, and its outcomes sorted by text.</summary>
public sealed record VocabularyVariable(string Path, int Blocks, IReadOnlyList<VocabularyOutcome> Outcomes)
{
    private TrainedMagnitudes? magnitudes;

    /// <summary>How large its outcomes are, where they have a size. Whoever asks first takes the time; two at once make the same.</summary>
    internal TrainedMagnitudes Magnitudes => magnitudes ??= new TrainedMagnitudes(this);
}
