using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;

namespace GraphSec.Pipeline.Train;

/// <summary>The detectors that an ablation has trained so far, in a folder beside the one it is to become: training takes long.</summary>
public sealed class AblationModels
{
    private const string Inputs = "inputs.txt";

    private readonly string folder;

    private AblationModels(string folder) => this.folder = folder;

    /// <param name="output">Folder that the ablation will be written to.</param>
    /// <param name="inputs">What the ablation is of: its detectors serve no other.</param>
    /// <param name="resume">Keeps what an earlier run left; else that goes.</param>
    /// <exception cref="InputException">What is there is of another ablation, or cannot be removed.</exception>
    public static AblationModels Open(string output, string inputs, bool resume)
    {
        var models = new AblationModels(Path.TrimEndingDirectorySeparator(output) + ".models");
        var told = Path.Combine(models.folder, Inputs);
        if (resume && File.Exists(told) && File.ReadAllText(told) != inputs)
        {
            throw new InputException(
                $"'{models.folder}' is of an ablation with other features or options; give those of the run that was cut off, or leave out --resume to start anew");
        }

        if (!resume || !File.Exists(told))
        {
            models.Remove();
            AtomicFile.WriteText(told, inputs);
        }

        return models;
    }

    /// <summary>The detector that was kept under a name, or null.</summary>
    /// <exception cref="InputException">It is damaged.</exception>
    internal Detector? Read(string name) => Directory.Exists(PathOf(name)) ? DetectorFile.Read(PathOf(name)) : null;

    internal void Write(string name, TrainedDetector trained, string kernels) => DetectorFile.Write(trained, kernels, PathOf(name));

    /// <exception cref="InputException">They cannot be removed.</exception>
    public void Remove()
    {
        try
        {
            // Only what this class made: the folder's name is no proof.
            if (File.Exists(Path.Combine(folder, Inputs)))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception error) when (FileFailure.IsFileSystem(error))
        {
            throw FileFailure.OfWriting(folder, error);
        }
    }

    private string PathOf(string name) => Path.Combine(folder, name);
}
