using System.Globalization;
using System.Text.Json;
using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Pipeline.Artifacts;

namespace GraphSec.Pipeline.Train.Tuning;

/// <summary>Where a search stands, in a folder beside the one it is to become: what was measured, and a checkpoint of each trial that is
/// still in it.</summary>
public sealed class TuningState
{
    private const string Results = "results.jsonl";

    private readonly string folder;
    private readonly string inputs;
    private readonly List<TrialResult> results = [];

    private TuningState(string folder, string inputs) => (this.folder, this.inputs) = (folder, inputs);

    /// <param name="output">Folder that the search will be written to.</param>
    /// <param name="inputs">What the search is of: its state serves no other.</param>
    /// <param name="resume">Keeps what an earlier run left; else that goes.</param>
    /// <exception cref="InputException">What is there is of another search or damaged, or cannot be removed.</exception>
    public static TuningState Open(string output, string inputs, bool resume)
    {
        var state = new TuningState(Path.TrimEndingDirectorySeparator(output) + ".trials", inputs);
        if (resume)
        {
            state.Read();
        }
        else
        {
            state.Remove();
        }

        return state;
    }

    public TrialResult? Find(int trial, int round) => results.Find(result => result.Trial == trial && result.Round == round);

    public void Add(TrialResult result)
    {
        results.Add(result);
        JsonLines.Write<TrialResult?>(Path.Combine(folder, Results), [null, .. results], Write);
    }

    /// <exception cref="InputException">The checkpoint is damaged.</exception>
    public TrainingCheckpoint? Checkpoint(int trial)
    {
        var path = PathOf(trial);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var stream = File.OpenRead(path);
            return TrainingCheckpoint.Read(stream, inputs) ?? throw Other();
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

    public void Write(int trial, TrainingCheckpoint checkpoint) => AtomicFile.Write(PathOf(trial), stream => checkpoint.Write(stream, inputs));

    /// <summary>Forgets where the other trials stood.</summary>
    public void Keep(IEnumerable<int> trials)
    {
        var kept = trials.Select(PathOf).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.checkpoint") : [])
        {
            if (!kept.Contains(file))
            {
                File.Delete(file);
            }
        }
    }

    /// <exception cref="InputException">It cannot be removed.</exception>
    public void Remove()
    {
        try
        {
            if (!Directory.Exists(folder))
            {
                return;
            }

            // And what a run that was killed was writing.
            foreach (var file in (string[])[.. Directory.GetFiles(folder, "*.checkpoint*"), .. Directory.GetFiles(folder, $"*{Results}*")])
            {
                File.Delete(file);
            }

            Directory.Delete(folder);
        }
        catch (Exception error) when (FileFailure.IsFileSystem(error))
        {
            throw FileFailure.OfWriting(folder, error);
        }
    }

    private void Read()
    {
        var path = Path.Combine(folder, Results);
        if (!File.Exists(path))
        {
            return;
        }

        var stored = JsonLines.Read(path, "tune", line => (line.Text("inputs"), line.TryGetProperty("trial", out _) ? ReadResult(line) : null));
        if (stored.Any(line => line.Item1 != inputs))
        {
            throw Other();
        }

        results.AddRange(stored.Select(line => line.Item2).OfType<TrialResult>());
    }

    private void Write(Utf8JsonWriter writer, TrialResult? result)
    {
        writer.WriteStartObject();
        writer.WriteString("inputs", inputs);
        if (result is not null)
        {
            writer.WriteNumber("trial", result.Trial);
            writer.WriteNumber("round", result.Round);
            writer.WriteNumber("epochs", result.Epochs);
            writer.WriteNumber("best_epoch", result.BestEpoch);
            writer.Double("loss", result.Loss);
            writer.Double("precision", result.Precision);
        }

        writer.WriteEndObject();
    }

    private static TrialResult ReadResult(JsonElement line) => new(
        line.Int("trial"), line.Int("round"), line.Int("epochs"), line.Int("best_epoch"), line.Double("loss"), line.Double("precision"));

    private InputException Other() =>
        new($"'{folder}' is of a search with other features or options; give those of the run that was cut off, or leave out --resume to start anew");

    private string PathOf(int trial) => Path.Combine(folder, $"{trial.ToString("000", CultureInfo.InvariantCulture)}.checkpoint");
}
