using System.Text.Json;
using GraphSec.Models.Detectors.Likelihood;

namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>A <see cref="ModelCard"/> as JSON, indented for people.</summary>
internal static class ModelCardJson
{
    public const string Format = "graphsec-model";
    public const int Version = 2;

    /// <summary>Beside the forms' own words.</summary>
    private const string Pooled = "pooled";

    public static void Write(Utf8JsonWriter writer, ModelCard card)
    {
        writer.WriteStartObject();
        writer.WriteString("format", Format);
        writer.WriteNumber("version", Version);
        writer.WriteNumber("seed", card.Network.Seed);
        writer.WriteString("kernels", card.Kernels);
        writer.Texts("data", card.Data);
        writer.Texts("licences", card.Licences);
        WriteFigures(writer, card.Figures);
        WriteSummary(writer, card.Summary);
        WriteNetwork(writer, card.Network);
        WriteDetector(writer, card.Detector);
        WriteCalibration(writer, "calibration", card.Calibration);
        WriteCalibration(writer, "untrained_calibration", card.UntrainedCalibration);
        writer.WriteEndObject();
    }

    public static ModelCard Read(JsonElement card)
    {
        if (card.Text("format") != Format || card.Int("version") != Version)
        {
            throw new FormatException($"its format is '{card.Text("format")}' {card.Int("version")}, this program reads '{Format}' {Version}");
        }

        var seed = card.Int("seed");
        return new ModelCard(
            ReadNetwork(card.GetProperty("network"), seed), ReadDetector(card.GetProperty("detector")), ReadCalibration(card, "calibration"),
            ReadSummary(card.GetProperty("training")), card.Text("kernels"))
        {
            UntrainedCalibration = ReadCalibration(card, "untrained_calibration"),
            Data = card.Texts("data"),
            Licences = card.Texts("licences"),
            Figures = card.TryGetProperty("figures", out var figures)
                ? figures.EnumerateObject().ToDictionary(figure => figure.Name, figure => figure.Value.GetDouble(), StringComparer.Ordinal)
                : new Dictionary<string, double>(),
        };
    }

    private static void WriteQuantiles(Utf8JsonWriter writer, string name, IReadOnlyList<double> quantiles)
    {
        writer.WriteStartArray(name);
        foreach (var quantile in quantiles)
        {
            writer.WriteNumberValue(quantile);
        }

        writer.WriteEndArray();
    }

    private static void WriteCalibration(Utf8JsonWriter writer, string name, FormCalibration calibration)
    {
        writer.WriteStartObject(name);
        WriteQuantiles(writer, Pooled, calibration.Pooled.Quantiles);
        foreach (var (form, own) in calibration.Forms)
        {
            WriteQuantiles(writer, EnumWords.Of(form), own.Quantiles);
        }

        writer.WriteEndObject();
    }

    private static FormCalibration ReadCalibration(JsonElement card, string name) => FormCalibration.From(
        card.GetProperty(name).EnumerateObject().Select(form => (
            form.Name == Pooled ? (SourceForm?)null : EnumWords.Parse<SourceForm>(form.Name) ?? throw new FormatException($"no form '{form.Name}'"),
            Ascending([.. form.Value.EnumerateArray().Select(quantile => quantile.GetDouble())]))));

    private static IReadOnlyList<double> Ascending(double[] quantiles) =>
        quantiles.Length != 1 && quantiles.Zip(quantiles.Skip(1)).All(pair => pair.First <= pair.Second) && quantiles.All(double.IsFinite) ? quantiles
            : throw new FormatException("quantiles are none or ascend");

    private static void WriteFigures(Utf8JsonWriter writer, IReadOnlyDictionary<string, double> figures)
    {
        if (figures.Count == 0)
        {
            return;
        }

        writer.WriteStartObject("figures");
        foreach (var (name, value) in figures.OrderBy(figure => figure.Key, StringComparer.Ordinal))
        {
            writer.WriteNumber(name, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter writer, TrainingSummary summary)
    {
        writer.WriteStartObject("training");
        writer.WriteNumber("training_repositories", summary.TrainingRepositories);
        writer.WriteNumber("validation_repositories", summary.ValidationRepositories);
        writer.WriteNumber("test_repositories", summary.TestRepositories);
        writer.WriteNumber("training_graphs", summary.TrainingGraphs);
        writer.WriteNumber("training_blocks", summary.TrainingBlocks);
        writer.WriteNumber("types", summary.Types);
        writer.WriteNumber("epochs", summary.Epochs);
        writer.Double("training_loss", summary.TrainingLoss);
        writer.Double("validation_loss", summary.ValidationLoss);
        writer.Texts("test_repository_names", summary.TestRepositoryNames);
        writer.WriteEndObject();
    }

    private static TrainingSummary ReadSummary(JsonElement summary) => new(
        summary.Int("training_repositories"), summary.Int("validation_repositories"), summary.Int("test_repositories"),
        summary.Int("training_graphs"), summary.Int("training_blocks"), summary.Int("types"), summary.Int("epochs"),
        summary.Double("training_loss"), summary.Double("validation_loss"), summary.Texts("test_repository_names"));

    private static void WriteNetwork(Utf8JsonWriter writer, LikelihoodOptions network)
    {
        writer.WriteStartObject("network");
        writer.WriteNumber("hidden", network.Hidden);
        writer.WriteNumber("layers", network.Layers);
        writer.WriteNumber("epochs", network.Epochs);
        writer.WriteNumber("learning_rate", network.LearningRate);
        writer.WriteNumber("weight_decay", network.WeightDecay);
        writer.WriteNumber("dropout", network.Dropout);
        writer.WriteNumber("batch_nodes", network.BatchNodes);
        writer.WriteNumber("patience", network.Patience);
        writer.WriteNumber("kind_mask", network.KindMask);
        WriteParts(writer, network.Without);
        writer.WriteEndObject();
    }

    private static LikelihoodOptions ReadNetwork(JsonElement network, int seed)
    {
        var (hidden, layers) = (network.Int("hidden"), network.Int("layers"));
        return hidden is < 1 or > 4096 || layers is < 0 or > 64
            ? throw new FormatException($"a network of {layers} layers of width {hidden} is beyond reason")
            : new LikelihoodOptions
            {
                Hidden = hidden,
                Layers = layers,
                Epochs = network.Int("epochs"),
                LearningRate = network.GetProperty("learning_rate").GetSingle(),
                WeightDecay = network.GetProperty("weight_decay").GetSingle(),
                Dropout = network.GetProperty("dropout").GetSingle(),
                BatchNodes = network.Int("batch_nodes"),
                Patience = network.Int("patience"),
                KindMask = network.GetProperty("kind_mask").GetSingle(),
                Without = ReadParts<LikelihoodParts>(network),
                Seed = seed,
            };
    }

    private static void WriteDetector(Utf8JsonWriter writer, DetectorOptions detector)
    {
        writer.WriteStartObject("detector");
        writer.WriteNumber("trained_strength", detector.TrainedStrength);
        writer.WriteNumber("context_weight", detector.ContextWeight);
        writer.WriteNumber("correlation_prior", detector.CorrelationPrior);
        writer.WriteNumber("few_repositories", detector.FewRepositories);
        writer.WriteNumber("quantity_weight", detector.QuantityWeight);
        writer.WriteNumber("untrained_strength", detector.UntrainedStrength);
        writer.WriteNumber("discount", detector.Discount);
        writer.WriteNumber("full_instances", detector.FullInstances);
        writer.WriteNumber("usual_reference", detector.UsualReference);
        writer.WriteNumber("usual_value", detector.UsualValue);
        writer.WriteNumber("preference_weight", detector.PreferenceWeight);
        writer.WriteNumber("preference_blocks", detector.PreferenceBlocks);
        writer.WriteNumber("preference_strength", detector.PreferenceStrength);
        WriteParts(writer, detector.Without);
        writer.WriteEndObject();
    }

    private static DetectorOptions ReadDetector(JsonElement detector) => new()
    {
        TrainedStrength = detector.Double("trained_strength"),
        ContextWeight = detector.Double("context_weight"),
        CorrelationPrior = detector.Double("correlation_prior"),
        FewRepositories = detector.Double("few_repositories"),
        QuantityWeight = detector.Double("quantity_weight"),
        UntrainedStrength = detector.Double("untrained_strength"),
        Discount = detector.Double("discount"),
        FullInstances = detector.Double("full_instances"),

        // Models of before 0.2 have no weights for it to matter to.
        UsualReference = Or(detector, "usual_reference", 0),
        UsualValue = Or(detector, "usual_value", 0),
        PreferenceWeight = Or(detector, "preference_weight", new DetectorOptions().PreferenceWeight),
        PreferenceBlocks = Or(detector, "preference_blocks", new DetectorOptions().PreferenceBlocks),
        PreferenceStrength = Or(detector, "preference_strength", new DetectorOptions().PreferenceStrength),
        Without = ReadParts<DetectorParts>(detector),
    };

    private static double Or(JsonElement detector, string name, double otherwise) =>
        detector.TryGetProperty(name, out var value) ? value.GetDouble() : otherwise;

    /// <summary>Only what is left out is told of.</summary>
    private static void WriteParts<T>(Utf8JsonWriter writer, T without)
        where T : struct, Enum
    {
        T[] parts = [.. Enum.GetValues<T>().Where(part => !part.Equals(default(T)) && without.HasFlag(part))];
        if (parts.Length > 0)
        {
            writer.Texts("without", [.. parts.Select(EnumWords.Of)]);
        }
    }

    private static T ReadParts<T>(JsonElement section)
        where T : struct, Enum
    {
        var words = string.Join(',', section.Texts("without"));
        return words.Length == 0 ? default
            : Enum.TryParse<T>(words, ignoreCase: true, out var parts) ? parts
            : throw new FormatException($"no part '{words}'");
    }
}
