using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Collect;
using GraphSec.Pipeline.Evaluate;
using GraphSec.Pipeline.Featurize;
using GraphSec.Pipeline.Flatten;
using GraphSec.Pipeline.Parse;
using GraphSec.Pipeline.Report;
using GraphSec.Pipeline.Score;
using GraphSec.Pipeline.Train;
using GraphSec.Pipeline.Train.Tuning;

namespace GraphSec.Pipeline;

/// <summary>The options of all stages.</summary>
public sealed record FlowOptions
{
    /// <summary>Lets <see cref="Kernels"/> choose the fastest set, and <see cref="Device"/> the fastest device.</summary>
    public const string Automatic = "auto";

    /// <summary>The device without libtorch.</summary>
    public const string Processor = "cpu";

    public CollectOptions Collect { get; init; } = new();

    public ParseOptions Parse { get; init; } = new();

    public FlattenOptions Flatten { get; init; } = new();

    /// <summary>How tables are written.</summary>
    public TableFormat Tables { get; init; } = TableFormat.Csv;

    public FeaturizeOptions Featurize { get; init; } = new();

    public TrainOptions Train { get; init; } = new();

    public TuneOptions Tune { get; init; } = new();

    public EvaluateOptions Evaluate { get; init; } = new();

    public ScoreOptions Score { get; init; } = new();

    public ReportOptions Report { get; init; } = new();

    /// <summary>The kernel set that computes, by name: one of the processor's.</summary>
    public string Kernels { get; init; } = Automatic;

    /// <summary>Where it computes: auto, cpu, torch, cuda or cuda:N.</summary>
    public string Device { get; init; } = Processor;

    /// <summary>The folder of libtorch, or null to look for one.</summary>
    public string? LibTorch { get; init; }
}
