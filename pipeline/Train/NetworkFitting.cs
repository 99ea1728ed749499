using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Models.Kernels;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Train;

/// <summary>Fits networks to the training graphs of one corpus, which are turned into numbers once for all of them.</summary>
internal sealed class NetworkFitting
{
    private readonly IKernels kernels;
    private readonly Detector? init;
    private readonly CellGraph[] training;
    private readonly CellGraph[] validation;

    /// <param name="init">A model to start from, words and weights; null starts from nothing.</param>
    public NetworkFitting(FeatureSet features, IKernels kernels, Detector? init = null)
    {
        (this.kernels, this.init) = (kernels, init);
        Features = init is null ? features : features with { Vocabulary = init.Vocabulary };
        (training, validation) = (Encode(Split.Training), Encode(Split.Validation));
    }

    /// <summary>With the vocabulary of the networks.</summary>
    public FeatureSet Features { get; }

    /// <param name="resumed">Where an earlier run of the same options stood; null starts anew.</param>
    /// <param name="save">Given the state after every epoch.</param>
    /// <exception cref="InputException">The model to start from has no network.</exception>
    public FittedNetwork Fit(LikelihoodOptions options, Action<EpochLoss>? progress = null, TrainingCheckpoint? resumed = null,
        Action<TrainingCheckpoint>? save = null)
    {
        var network = init is null ? new LikelihoodNetwork(Features.Vocabulary.Schema, options) : Adapted(init, options);
        var history = LikelihoodTraining.Fit(network, training, validation, kernels, progress, resumed, save);

        // Before calibration, so that what is calibrated is what the file holds.
        DetectorFile.Round(network);
        return new FittedNetwork(network, history);
    }

    /// <summary>Its width, its depth and what it lacks stay, its training is ours.</summary>
    private static LikelihoodNetwork Adapted(Detector init, LikelihoodOptions options)
    {
        var from = init.Network ?? throw new InputException("the model to start from has no network; name another with --init");
        var network = new LikelihoodNetwork(
            init.Vocabulary.Schema,
            options with { Hidden = from.Options.Hidden, Layers = from.Options.Layers, Without = from.Options.Without }, isToBeFilled: true);
        foreach (var (name, parameter) in network.Parameters)
        {
            from.Parameters[name].Values.CopyTo(parameter.Values);
        }

        return network;
    }

    private CellGraph[] Encode(Split split) =>
        [.. Features.Of(split).Where(g => g.Blocks.Count > 0).Select(g => CellEncoder.Encode(g, Features.Vocabulary).Numbers)];
}
