using System.Globalization;
using GraphSec.Models.Storage;

namespace GraphSec.Models.Detectors.Likelihood;

/// <summary>A training after a whole epoch: weights, the best weights so far, the moments of Adam, and the counts that random
/// choices depend on. One safetensors file.</summary>
public sealed class TrainingCheckpoint
{
    private const string Format = "graphsec-checkpoint-1";

    public required IReadOnlyList<EpochLoss> History { get; init; }

    /// <summary>Epochs since the best one.</summary>
    public required int Waited { get; init; }

    /// <summary>Random draws that dropout took.</summary>
    public required long Draws { get; init; }

    /// <summary>Steps of Adam.</summary>
    public required int Steps { get; init; }

    public required IReadOnlyList<Tensor> Tensors { get; init; }

    /// <summary>Gives tensors the values that were kept under their names.</summary>
    /// <exception cref="InvalidDataException">The checkpoint is of another network.</exception>
    internal void Restore(IEnumerable<Tensor> state)
    {
        var stored = Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        foreach (var tensor in state)
        {
            if (!stored.TryGetValue(tensor.Name, out var kept) || (kept.Rows, kept.Columns) != (tensor.Rows, tensor.Columns))
            {
                throw new InvalidDataException($"'{tensor.Name}' is missing or of another shape");
            }

            tensor.Write(kept.Read());
        }
    }

    /// <param name="inputs">What the training is of: a checkpoint serves no other.</param>
    public void Write(Stream stream, string inputs) => SafetensorsFile.Write(stream, Tensors, new Dictionary<string, string>
    {
        ["format"] = Format,
        ["inputs"] = inputs,
        ["history"] = string.Join(';', History.Select(loss =>
            string.Create(CultureInfo.InvariantCulture, $"{loss.Training:R} {loss.Validation:R}"))),
        ["waited"] = Waited.ToString(CultureInfo.InvariantCulture),
        ["draws"] = Draws.ToString(CultureInfo.InvariantCulture),
        ["steps"] = Steps.ToString(CultureInfo.InvariantCulture),
    });

    /// <returns>Null where the checkpoint is of other inputs.</returns>
    /// <exception cref="InvalidDataException">Truncated, damaged, or no checkpoint.</exception>
    public static TrainingCheckpoint? Read(Stream stream, string inputs)
    {
        var file = SafetensorsFile.Read(stream);
        var metadata = file.Metadata;
        try
        {
            return metadata["format"] != Format ? throw new InvalidDataException("no checkpoint of this version")
                : metadata["inputs"] != inputs ? null
                : new TrainingCheckpoint
                {
                    History = [.. metadata["history"].Split(';').Select(Loss)],
                    Waited = int.Parse(metadata["waited"], CultureInfo.InvariantCulture),
                    Draws = long.Parse(metadata["draws"], CultureInfo.InvariantCulture),
                    Steps = int.Parse(metadata["steps"], CultureInfo.InvariantCulture),
                    Tensors = [.. file.Tensors.Values],
                };
        }
        catch (Exception broken) when (broken is KeyNotFoundException or FormatException or IndexOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException("no checkpoint of a training", broken);
        }
    }

    private static EpochLoss Loss(string line, int index)
    {
        var losses = line.Split(' ');
        return new EpochLoss(index + 1, Number(losses[0]), Number(losses[1]));

        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }
}
