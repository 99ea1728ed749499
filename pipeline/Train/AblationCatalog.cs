using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Train;

/// <summary>What a detector is made of, part by part.</summary>
public static class AblationCatalog
{
    /// <summary>A prior so heavy that no path's own agreement counts beside it.</summary>
    private const double OnlyPrior = 1e9;

    /// <summary>In the order in which data passes through the detector.</summary>
    public static IReadOnlyList<Ablation> Parts { get; } =
    [
        Of("network", "what is expected is how often training saw it, whatever stands around it",
            o => o with { Network = o.Network with { Epochs = 0 }, Detector = o.Detector with { ContextWeight = 0 } }),
        Of("graph", "no messages: the network sees a resource's own cells alone",
            o => o with { Network = o.Network with { Layers = 0 } }) with { IsOfNetwork = true },
        Of("direction", "messages to what refers and to what is referred to share their weights", LikelihoodParts.Direction),
        Of("relations", "a reference is a reference, whatever attribute makes it", LikelihoodParts.Relations),
        Of("locality", "the network sees the graph's average as well: resources that have nothing to do with one change its score",
            o => o with { Network = o.Network with { Without = o.Network.Without & ~LikelihoodParts.Context } }) with { IsOfNetwork = true },
        Of("mask", "the network sees what it is asked for, as an autoencoder does", LikelihoodParts.Mask),
        Of("types", "no resource's type is hidden while the network learns", o => o with { Network = o.Network with { KindMask = 0 } }),
        Of("frequencies", "the network's opinion is not pooled with how often training saw a value",
            o => o with { Detector = o.Detector with { ContextWeight = 1 } }),
        Of("peers", "resources of the same type in the same graph have no say",
            o => o with { Detector = o.Detector with { Without = o.Detector.Without | DetectorParts.Peers } }),
        Of("agreement", "peers weigh the same on every path, not by how much they agree on it",
            o => o with { Detector = o.Detector with { CorrelationPrior = OnlyPrior } }),
        Of("tails", "a value is as odd as it is rare, however rare the others of its path are",
            o => o with { Detector = o.Detector with { Without = o.Detector.Without | DetectorParts.Tails } }),
        Of("house", "what the graph says elsewhere under the same name, such as its region, has no say",
            o => o with { Detector = o.Detector with { Without = o.Detector.Without | DetectorParts.House } }),
        Of("references", "where a reference could have led instead has no say",
            o => o with { Detector = o.Detector with { Without = o.Detector.Without | DetectorParts.References } }),
        Of("others", "how many other resources have the same is told by what peers make probable alone",
            o => o with { Detector = o.Detector with { Without = o.Detector.Without | DetectorParts.Others } }),
        Of("qualifiers", "which port, direction or effect stands beside every address or every action has no say",
            o => o with { Detector = o.Detector with { Without = o.Detector.Without | DetectorParts.Qualifiers } }),
        Of("magnitudes", "how much larger or smaller than usual a value is has no say",
            o => o with { Detector = o.Detector with { Without = o.Detector.Without | DetectorParts.Magnitudes } }),
        Of("evidence", "which oddities matter is not learned: the oddest paths alone count, as with --plain", o => o with { Weighs = false }),
        Of("folds", "which oddities matter is learned from validation repositories alone", o => o with { Folds = 0 }),
        Of("words", "which oddities matter is learned from numbers alone, not from what a path is called",
            o => o with { Evidence = o.Evidence with { WordRate = 0 } }),
        Of("preference", "what people prefer is not learned from labelled examples: they only say which oddities matter",
            o => o with { Detector = o.Detector with { PreferenceWeight = 0 }, Prefers = false }),
        Of("labelled", "nothing is learned from examples that people labelled", o => o with { Labelled = null }),
    ];

    /// <summary>The options of a detector without some parts.</summary>
    /// <exception cref="InputException">There is no such part, or a model to start from has it.</exception>
    public static TrainOptions Without(TrainOptions options, IEnumerable<string> names)
    {
        foreach (var part in names.Select(Named))
        {
            options = part.IsOfNetwork && options.Init is not null
                ? throw new InputException($"'{part.Name}' is part of the network to start from; leave out --init to train one without")
                : part.Apply(options);
        }

        return options;
    }

    /// <exception cref="InputException">There is no such part.</exception>
    public static Ablation Named(string name) => Parts.FirstOrDefault(part => part.Name == name)
        ?? throw new InputException($"'{name}' is no part of the model: choose from {string.Join(", ", Parts.Select(part => part.Name))}");

    private static Ablation Of(string name, string meaning, Func<TrainOptions, TrainOptions> apply) => new(name, meaning) { Apply = apply };

    private static Ablation Of(string name, string meaning, LikelihoodParts part) =>
        Of(name, meaning, options => options with { Network = options.Network with { Without = options.Network.Without | part } })
            with { IsOfNetwork = true };
}
