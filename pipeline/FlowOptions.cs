using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Collect;
using GraphSec.Pipeline.Evaluate;
using GraphSec.Pipeline.Featurize;
using GraphSec.Pipeline.Flatten;
using GraphSec.Pipeline.Parse;
using GraphSec.Pipeline.Report;
using GraphSec.Pipeline.Score;
using GraphSec.Pipeline.Train;

namespace GraphSec.Pipeline;

/// <summary>The options of all stages.</summary>
public sealed record FlowOptions
{
    /// <summary>Lets <see cref="Kernels"/> choose the fastest set.</summary>
    public const string AutomaticKernels = "auto";

    public CollectOptions Collect { get; init; } = new();

    public ParseOptions Parse { get; init; } = new();

    public FlattenOptions Flatten { get; init; } = new();

    /// <summary>How tables are written.</summary>
    public TableFormat Tables { get; init; } = TableFormat.Csv;

    public FeaturizeOptions Featurize { get; init; } = new();

    public TrainOptions Train { get; init; } = new();

    public EvaluateOptions Evaluate { get; init; } = new();

    public ScoreOptions Score { get; init; } = new();

    public ReportOptions Report { get; init; } = new();

    /// <summary>The kernel set that computes, by name.</summary>
    public string Kernels { get; init; } = AutomaticKernels;
}
