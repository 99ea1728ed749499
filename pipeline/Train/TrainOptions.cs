using GraphSec.Models.Detectors.Evidence;
using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Artifacts.Faults;

namespace GraphSec.Pipeline.Train;

/// <summary>The network, its training, and how its opinion is weighed against peers.</summary>
public sealed record TrainOptions
{
    public LikelihoodOptions Network { get; init; } = new();

    public DetectorOptions Detector { get; init; } = new();

    /// <summary>Size and training of the network that weighs evidence.</summary>
    public EvidenceOptions Evidence { get; init; } = new();

    /// <summary>Whether the detector learns from planted faults which oddities matter.</summary>
    public bool Weighs { get; init; } = true;

    /// <summary>Parts into which the training repositories are divided, so that each can be judged by a network of the others and its planted
    /// faults be learned from; below 2, only faults planted in validation repositories are.</summary>
    public int Folds { get; init; } = 3;

    /// <summary>Whether networks of parts are fitted: one to start from has its words, and has seen what nobody knows.</summary>
    internal bool IsCrossFitted => Weighs && Init is null && Folds > 1;

    /// <summary>Whether it learns from labelled examples what people prefer.</summary>
    public bool Prefers { get; init; } = true;

    /// <summary>Folder of a model whose words and network training starts from; null starts from nothing.</summary>
    public string? Init { get; init; }

    /// <summary>Folder that featurize wrote of examples people labelled: graphs whose last name starts with good or bad.</summary>
    public string? Labelled { get; init; }

    /// <summary>The faults it learns from.</summary>
    public PlantOptions Plant { get; init; } = new();

    /// <summary>Goes on where an earlier run of the same features and options was cut off, if there was one.</summary>
    public bool Resume { get; init; }
}
