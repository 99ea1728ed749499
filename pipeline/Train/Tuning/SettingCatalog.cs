using System.Globalization;
using GraphSec.Models;
using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Train.Tuning;

/// <summary>The settings that a search draws, and from what.</summary>
public static class SettingCatalog
{
    /// <summary>In the order in which they are drawn.</summary>
    public static IReadOnlyList<TunedSetting> All { get; } =
    [
        Network("hidden", OneOf(16, 24, 32, 48, 64), n => n.Hidden, (n, v) => n with { Hidden = (int)v }),
        Network("layers", OneOf(1, 2, 3), n => n.Layers, (n, v) => n with { Layers = (int)v }),
        Network("learning-rate", Logarithmic(0.001, 0.02), n => n.LearningRate, (n, v) => n with { LearningRate = (float)v }),
        Network("weight-decay", Logarithmic(0.01, 0.3), n => n.WeightDecay, (n, v) => n with { WeightDecay = (float)v }),
        Network("dropout", Linear(0, 0.6), n => n.Dropout, (n, v) => n with { Dropout = (float)v }),
        Network("batch-nodes", OneOf(512, 1024, 2048), n => n.BatchNodes, (n, v) => n with { BatchNodes = (int)v }),
        Network("kind-mask", Linear(0, 0.3), n => n.KindMask, (n, v) => n with { KindMask = (float)v }),
        Detector("trained-strength", Logarithmic(0.2, 2), d => d.TrainedStrength, (d, v) => d with { TrainedStrength = v }),
        Detector("context-weight", Linear(0.3, 1), d => d.ContextWeight, (d, v) => d with { ContextWeight = v }),
        Detector("correlation-prior", Logarithmic(1, 20), d => d.CorrelationPrior, (d, v) => d with { CorrelationPrior = v }),
        Detector("few-repositories", Logarithmic(1, 20), d => d.FewRepositories, (d, v) => d with { FewRepositories = v }),
        Detector("quantity-weight", Linear(0.3, 1), d => d.QuantityWeight, (d, v) => d with { QuantityWeight = v }),
        Detector("discount", Linear(0.5, 1), d => d.Discount, (d, v) => d with { Discount = v }),
    ];

    /// <summary>Settings by name, in their order; all where none is named.</summary>
    /// <exception cref="InputException">There is no such setting.</exception>
    public static IReadOnlyList<TunedSetting> Named(IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            if (All.All(setting => setting.Name != name))
            {
                throw new InputException($"'{name}' is no setting to search: choose from {string.Join(", ", All.Select(setting => setting.Name))}");
            }
        }

        return names.Count == 0 ? All : [.. All.Where(setting => names.Contains(setting.Name))];
    }

    private static TunedSetting Network(string name, (string Range, Func<Pcg32, double> Draw) from, Func<LikelihoodOptions, double> get,
        Func<LikelihoodOptions, double, LikelihoodOptions> set) => new(name, from.Range)
        {
            Draw = from.Draw,
            Get = options => get(options.Network),
            Set = (options, value) => options with { Network = set(options.Network, value) },
        };

    private static TunedSetting Detector(string name, (string Range, Func<Pcg32, double> Draw) from, Func<DetectorOptions, double> get,
        Func<DetectorOptions, double, DetectorOptions> set) => new(name, from.Range)
        {
            Draw = from.Draw,
            Get = options => get(options.Detector),
            Set = (options, value) => options with { Detector = set(options.Detector, value) },
        };

    private static (string, Func<Pcg32, double>) OneOf(params double[] values) =>
        (string.Join(", ", values.Select(TunedSetting.Text)), random => values[(int)(random.NextDouble() * values.Length)]);

    private static (string, Func<Pcg32, double>) Linear(double least, double most) =>
        ($"{Ends(least, most)}", random => Short(least + random.NextDouble() * (most - least)));

    private static (string, Func<Pcg32, double>) Logarithmic(double least, double most) =>
        ($"{Ends(least, most)}, by its logarithm", random => Short(least * Math.Pow(most / least, random.NextDouble())));

    private static string Ends(double least, double most) => $"{TunedSetting.Text(least)} to {TunedSetting.Text(most)}";

    /// <summary>Two digits that count: what is written down is what was tried, and a third would make no difference.</summary>
    private static double Short(double value) =>
        double.Parse(value.ToString("G2", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
}
