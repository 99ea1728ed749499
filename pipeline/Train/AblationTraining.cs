using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Models.Kernels;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Train;

/// <summary>
/// Trains a detector and the same without some of its parts, on one corpus. A part that is no part of the network leaves it as it is:
/// it is fitted once for all of them, to what fitting it again would give.
/// </summary>
public sealed class AblationTraining
{
    private readonly TrainOptions options;
    private readonly IKernels kernels;
    private readonly IReadOnlyList<GraphFeatures> labelled;
    private readonly Detector? init;
    private readonly AblationModels models;
    private readonly Lazy<NetworkFitting> fitting;
    private readonly Dictionary<LikelihoodOptions, FittedNetwork> fitted = [];
    private readonly Dictionary<LikelihoodOptions, IReadOnlyList<FittedFold>> folds = [];

    /// <param name="options">Of the whole detector.</param>
    /// <param name="labelled">Examples of good and bad.</param>
    /// <param name="init">A model to start from, or null.</param>
    /// <param name="models">Where detectors are kept.</param>
    public AblationTraining(FeatureSet features, TrainOptions options, IKernels kernels, IReadOnlyList<GraphFeatures> labelled, Detector? init,
        AblationModels models)
    {
        (this.options, this.kernels, this.labelled, this.init, this.models) = (options, kernels, labelled, init, models);
        fitting = new(() => new NetworkFitting(features, kernels, init));
    }

    /// <summary>The whole detector.</summary>
    /// <param name="progress">Told of every epoch of its network, if that has to be fitted.</param>
    public Detector Whole(Action<EpochLoss>? progress = null) => Train("whole", options, progress);

    /// <summary>The same but for the seed of its training: what differs is luck.</summary>
    public Detector OtherSeed(Action<EpochLoss>? progress = null) => Train("another-seed", options with
    {
        Network = options.Network with { Seed = options.Network.Seed + 1 },
        Evidence = options.Evidence with { Seed = options.Evidence.Seed + 1 },
    }, progress);

    public Detector Without(Ablation part, Action<EpochLoss>? progress = null) => Train($"without-{part.Name}", part.Apply(options), progress);

    private Detector Train(string name, TrainOptions some, Action<EpochLoss>? progress)
    {
        if (models.Read(name) is { } known)
        {
            // Its network is the one that others need: what the file holds is what training rounded to.
            fitted.TryAdd(some.Network, new FittedNetwork(known.Network!, []));
            return known;
        }

        if (!fitted.TryGetValue(some.Network, out var network))
        {
            fitted[some.Network] = network = fitting.Value.Fit(some.Network, progress);
        }

        if (init is null && some.IsCrossFitted)
        {
            if (!folds.TryGetValue(some.Network, out var parts))
            {
                folds[some.Network] = parts = CrossFitting.Fit(fitting.Value.Features, some.Network, some.Folds, kernels, progress.OneAtATime());
            }

            network = network with { Folds = parts };
        }

        var trained = DetectorTraining.Complete(network, fitting.Value.Features, some, kernels, some.Labelled is null ? [] : labelled, init);
        models.Write(name, trained, kernels.Name);
        return trained.Detector;
    }
}
