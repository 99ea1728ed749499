using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphSec.Models;
using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Models.Storage;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>
/// A trained detector as a folder: weights in safetensors, the vocabulary, the card, and the loss of every epoch. Training rounds
/// weights to half precision before it calibrates, so that the file is half as large and scores by it are those of training.
/// </summary>
public static class DetectorFile
{
    /// <summary>The tensor of <see cref="PeerConcentration.ByVariable"/>, variables × 1.</summary>
    private const string ConcentrationName = "peers.concentration";

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    /// <exception cref="InputException">The folder cannot be written.</exception>
    /// <exception cref="ArgumentException">The detector has no network.</exception>
    public static void Write(TrainedDetector trained, string kernels, string folder)
    {
        var detector = trained.Detector;
        var network = detector.Network ?? throw new ArgumentException("a detector without a network has nothing to store", nameof(trained));
        var card = new ModelCard(network.Options, detector.Options, detector.Calibration.Quantiles, trained.Summary, kernels)
        {
            UntrainedCalibration = detector.UntrainedCalibration.Quantiles,
        };
        AtomicFolder.Write(folder, temporary =>
        {
            AtomicFile.Write(Path.Combine(temporary, ArtifactFolders.Weights),
                stream => SafetensorsFile.Write(stream, [.. network.Parameters.Values, ConcentrationTensor(detector.Concentration)], halves: true));
            AtomicFile.WriteText(Path.Combine(temporary, ArtifactFolders.Vocabulary), VocabularyFile.Write(detector.Vocabulary));
            AtomicFile.WriteText(Path.Combine(temporary, ArtifactFolders.History), output => WriteHistory(output, trained.History));
            WriteCard(card, temporary);
        });
    }

    /// <summary>Writes a card into a folder of a model, which stays otherwise as it is.</summary>
    public static void WriteCard(ModelCard card, string folder) =>
        AtomicFile.Write(Path.Combine(folder, ArtifactFolders.ModelCard), stream =>
        {
            using (var writer = new Utf8JsonWriter(stream, WriterOptions))
            {
                ModelCardJson.Write(writer, card);
            }

            stream.Write("\n"u8);
        });

    /// <exception cref="InputException">There is no model, or its files are cut off, of another version, or do not belong
    /// together.</exception>
    public static Detector Read(string folder)
    {
        var card = ReadCard(folder);
        var vocabulary = VocabularyFile.Read(Path.Combine(folder, ArtifactFolders.Vocabulary));
        var network = new LikelihoodNetwork(vocabulary.Schema, card.Network);
        var concentration = new Tensor(vocabulary.Schema.VariableCount, 1) { Name = ConcentrationName };
        ReadWeights(Path.Combine(folder, ArtifactFolders.Weights), [.. network.Parameters.Values, concentration]);
        return new Detector(vocabulary, network, card.Detector, new SurpriseCalibration(card.Calibration))
        {
            Concentration = new PeerConcentration(concentration.Values.ToArray(), (float)card.Detector.UntrainedStrength),
            UntrainedCalibration = new SurpriseCalibration(card.UntrainedCalibration),
        };
    }

    private static Tensor ConcentrationTensor(PeerConcentration concentration)
    {
        var tensor = new Tensor(concentration.ByVariable.Count, 1) { Name = ConcentrationName };
        concentration.ByVariable.ToArray().CopyTo(tensor.Values);
        return tensor;
    }

    /// <exception cref="InputException">There is no model, or its card is broken.</exception>
    public static ModelCard ReadCard(string folder)
    {
        var path = Path.Combine(folder, ArtifactFolders.ModelCard);
        if (!File.Exists(path))
        {
            throw new InputException($"there is no model in '{folder}'; name the folder that 'graphsec train' wrote with --model");
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return ModelCardJson.Read(document.RootElement);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new InputException($"'{path}' is cut off or no card of a model; run 'graphsec train' again", broken);
        }
        catch (Exception error) when (FileFailure.IsFileSystem(error))
        {
            throw FileFailure.OfReading(path, error);
        }
    }

    private static void ReadWeights(string path, IReadOnlyList<Tensor> parameters)
    {
        try
        {
            var stored = SafetensorsFile.Read(path).Tensors;
            foreach (var parameter in parameters)
            {
                if (!stored.TryGetValue(parameter.Name, out var tensor) || (tensor.Rows, tensor.Columns) != (parameter.Rows, parameter.Columns))
                {
                    throw new InputException(
                        $"'{path}' does not fit its card and vocabulary at '{parameter.Name}'; take all files of one model, or run 'graphsec train' again");
                }

                tensor.Values.CopyTo(parameter.Values);
            }
        }
        catch (InvalidDataException broken)
        {
            throw new InputException($"'{path}' is cut off or damaged: {broken.Message}; run 'graphsec train' again", broken);
        }
        catch (Exception error) when (FileFailure.IsFileSystem(error))
        {
            throw FileFailure.OfReading(path, error);
        }
    }

    private static void WriteHistory(TextWriter output, IReadOnlyList<EpochLoss> history)
    {
        output.Write("epoch,training,validation\n");
        foreach (var (epoch, training, validation) in history)
        {
            output.Write(string.Create(CultureInfo.InvariantCulture, $"{epoch},{training:0.######},{Known(validation):0.######}\n"));
        }

        static double? Known(double loss) => double.IsNaN(loss) ? null : loss;
    }
}
