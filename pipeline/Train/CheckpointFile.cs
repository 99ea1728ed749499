using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Train;

/// <summary>
/// Where a training stands, beside the model that it is to become: written after every epoch, gone when the model is there.
/// </summary>
public sealed class CheckpointFile
{
    private const string Extension = ".checkpoint";

    private readonly string path;
    private readonly string inputs;

    private CheckpointFile(string path, string inputs) => (this.path, this.inputs) = (path, inputs);

    /// <param name="features">Folder that featurize wrote.</param>
    /// <param name="model">Folder that the model will be written to.</param>
    /// <param name="kernels">Name of the kernel set: another one rounds otherwise.</param>
    /// <exception cref="InputException">The features cannot be read.</exception>
    public static CheckpointFile For(string features, string model, TrainOptions options, string kernels) => new(
        Path.TrimEndingDirectorySeparator(model) + Extension,
        TrainingInputs.Hash(features, options.Init, FormattableString.Invariant($"{options.Network}\0{kernels}\0")));

    /// <returns>Null where no run was cut off.</returns>
    /// <exception cref="InputException">It is damaged, or of other features or options.</exception>
    public TrainingCheckpoint? Read()
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var stream = File.OpenRead(path);
            return TrainingCheckpoint.Read(stream, inputs) ?? throw new InputException(
                $"'{path}' is of other features or options; give those of the run that was cut off, or leave out --resume to start anew");
        }
        catch (InvalidDataException broken)
        {
            throw new InputException($"'{path}' is damaged: {broken.Message}; leave out --resume to start anew", broken);
        }
        catch (Exception error) when (FileFailure.IsFileSystem(error))
        {
            throw FileFailure.OfReading(path, error);
        }
    }

    /// <exception cref="InputException">The place cannot be written.</exception>
    public void Write(TrainingCheckpoint checkpoint) => AtomicFile.Write(path, stream => checkpoint.Write(stream, inputs));

    public void Remove() => File.Delete(path);
}
