using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphSec.Models;
using GraphSec.Models.Detectors.Evidence;
using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Models.Storage;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>
/// A trained detector as a folder: weights in safetensors, the vocabulary, the card, and the loss of every epoch. The token tables,
/// nearly all of the weights, are stored in 8 bits a weight and a scale a row, everything else in half precision; training rounds
/// to that before it calibrates, so that scores by the file are those of training. Models with halves throughout are read as well.
/// </summary>
public static class DetectorFile
{
    /// <summary>Beside the parameters of the network: what its opinion is worth in peers, one number a variable.</summary>
    private const string Concentration = "peers.concentration";

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    /// <summary>Rounds the weights to numbers that <see cref="Write"/> can store in little room. It stores what was not rounded too,
    /// without loss, in up to four times as many bytes.</summary>
    public static void Round(LikelihoodNetwork network)
    {
        foreach (var parameter in network.Parameters.Values)
        {
            if (network.TokenTables.Contains(parameter))
            {
                RowQuantization.Round(parameter);
            }
            else
            {
                SafetensorsFile.RoundToHalf(parameter);
            }
        }
    }

    /// <exception cref="InputException">The folder cannot be written.</exception>
    /// <exception cref="ArgumentException">The detector has no network.</exception>
    public static void Write(TrainedDetector trained, string kernels, string folder)
    {
        var detector = trained.Detector;
        var network = detector.Network ?? throw new ArgumentException("a detector without a network has nothing to store", nameof(trained));
        var card = new ModelCard(network.Options, detector.Options, detector.Calibration, trained.Summary, kernels)
        {
            UntrainedCalibration = detector.UntrainedCalibration,
        };
        float[] concentration = [.. detector.Concentration.ByVariable];
        var peers = Tensor.From(1, concentration.Length, concentration);
        peers.Name = Concentration;
        Tensor[] tensors = [.. network.Parameters.Values, peers, .. detector.Evidence?.Parameters ?? [], .. detector.Preference?.Parameters ?? []];
        var tables = network.TokenTables.Select(table => table.Name).ToHashSet(StringComparer.Ordinal);
        AtomicFolder.Write(folder, temporary =>
        {
            AtomicFile.Write(Path.Combine(temporary, ArtifactFolders.Weights),
                stream => SafetensorsFile.Write(stream, tensors, halves: true, bytes: tables));
            AtomicFile.WriteText(Path.Combine(temporary, ArtifactFolders.Vocabulary), VocabularyFile.Write(detector.Vocabulary));
            AtomicFile.WriteText(Path.Combine(temporary, ArtifactFolders.History), output => WriteHistory(output, trained.History));
            WriteCard(card, temporary);
        });
    }

    /// <summary>Writes the same model with the percentiles of <paramref name="calibrated"/>.</summary>
    /// <exception cref="InputException">The folder cannot be written.</exception>
    public static void WriteCalibrated(string model, Detector calibrated, string folder)
    {
        var card = ReadCard(model) with { Calibration = calibrated.Calibration, UntrainedCalibration = calibrated.UntrainedCalibration };
        AtomicFolder.Write(folder, temporary =>
        {
            foreach (var file in (string[])[ArtifactFolders.Weights, ArtifactFolders.Vocabulary, ArtifactFolders.History])
            {
                AtomicFile.WriteBytes(Path.Combine(temporary, file), File.ReadAllBytes(Path.Combine(model, file)));
            }

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
        var words = Task.Run(() => VocabularyFile.Read(Path.Combine(folder, ArtifactFolders.Vocabulary)));
        var card = ReadCard(folder);
        var vocabulary = words.GetAwaiter().GetResult();
        var network = new LikelihoodNetwork(vocabulary.Schema, card.Network, isToBeFilled: true);
        var (concentration, evidence, preference) = ReadWeights(Path.Combine(folder, ArtifactFolders.Weights), network, vocabulary.Types.Count);
        return new Detector(vocabulary, network, card.Detector, card.Calibration)
        {
            Concentration = new PeerConcentration(concentration, (float)card.Detector.UntrainedStrength),
            UntrainedCalibration = card.UntrainedCalibration,
            Evidence = evidence,
            Preference = preference,
        };
    }

    /// <summary>A hash of the model's weights.</summary>
    /// <exception cref="InputException">There is no model, or it cannot be read.</exception>
    public static string Fingerprint(string folder)
    {
        ReadCard(folder);
        var path = Path.Combine(folder, ArtifactFolders.Weights);
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
        }
        catch (Exception error) when (FileFailure.IsFileSystem(error))
        {
            throw FileFailure.OfReading(path, error);
        }
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

    /// <summary>Fills the network's parameters; gives the concentrations, and what else was learned if it is there.</summary>
    private static (float[] Concentration, EvidenceNetwork? Evidence, Preference? Preference) ReadWeights(string path, LikelihoodNetwork network, int types)
    {
        try
        {
            var stored = SafetensorsFile.Read(path, network.Parameters).Tensors;
            foreach (var (name, parameter) in network.Parameters)
            {
                Stored(stored, name, parameter.Rows, parameter.Columns, path);
            }

            return (Stored(stored, Concentration, 1, network.Schema.VariableCount, path).Values.ToArray(), Evidence(stored, path),
                PreferenceOf(stored, types, path));
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

    /// <summary>Its sizes are those of what is stored.</summary>
    private static EvidenceNetwork? Evidence(IReadOnlyDictionary<string, Tensor> stored, string path)
    {
        if (!stored.TryGetValue(EvidenceNetwork.WordsName, out var words) || !stored.TryGetValue(EvidenceNetwork.FirstName, out var first))
        {
            return null;
        }

        var network = new EvidenceNetwork(CellEvidence.Width, new EvidenceOptions { Hidden = first.Columns, Buckets = words.Rows });
        foreach (var parameter in network.Parameters)
        {
            Stored(stored, parameter.Name, parameter.Rows, parameter.Columns, path).Values.CopyTo(parameter.Values);
        }

        return network;
    }

    private static Preference? PreferenceOf(IReadOnlyDictionary<string, Tensor> stored, int types, string path) =>
        stored.TryGetValue(Preference.WordsName, out var words)
            ? new Preference(words, Stored(stored, Preference.LevelsName, 1, types, path))
            : null;

    private static Tensor Stored(IReadOnlyDictionary<string, Tensor> stored, string name, int rows, int columns, string path) =>
        stored.TryGetValue(name, out var tensor) && (tensor.Rows, tensor.Columns) == (rows, columns)
            ? tensor
            : throw new InputException(
                $"'{path}' does not fit its card and vocabulary at '{name}'; take all files of one model, or run 'graphsec train' again");

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
