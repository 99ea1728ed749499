using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Models.Kernels;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Featurize;
using GraphSec.Pipeline.Flatten;
using GraphSec.Pipeline.Train;

namespace GraphSec.Tests.Pipeline;

/// <summary>Graphs of buckets, each guarded by a lock that refers to it, and of queues: enough of a pattern to be learned.</summary>
internal static class SmallGraphs
{
    /// <summary>Six buckets and three queues; the odd bucket is not encrypted, the bare one has no lock.</summary>
    public static FlatGraph Flat(string repository, int? odd = null, int? bare = null)
    {
        var graph = new ResourceGraphBuilder();
        for (var i = 0; i < 6; i++)
        {
            graph.Add(Node("bucket", $"b{i}", ("encrypted", AttributeValue.Of(i != odd)), ("size", AttributeValue.Of(100 + i)),
                ("class", AttributeValue.Of(i % 2 == 0 ? "hot" : "cold"))));
            if (i != bare)
            {
                graph.Add(Node("lock", $"l{i}", ("bucket", AttributeValue.Unknown), ("mode", AttributeValue.Of("strict"))));
                graph.AddEdge($"lock.l{i}", $"bucket.b{i}", EdgeKind.Reference, "bucket", "id");
            }
        }

        for (var i = 0; i < 3; i++)
        {
            graph.Add(Node("queue", $"q{i}", ("visible", AttributeValue.Of(30)), ("port", AttributeValue.Of(443)),
                ("protocol", AttributeValue.Of("tcp"))));
        }

        return Flattener.Flatten(graph.Build(repository, $"{repository}/main", SourceForm.Configuration, hasAttributes: true), new FlattenOptions());
    }

    public static GraphFeatures Features(string repository, int? odd = null, int? bare = null) => CellExtractor.Extract(Flat(repository, odd, bare));

    public static FeatureSet Corpus() =>
        Featurizer.Featurize([.. Enumerable.Range(0, 10).Select(i => Flat($"r{i}"))], new FeaturizeOptions());

    public static TrainedDetector Trained(string? kernels = "scalar") => Trained(KernelRegistry.Create(kernels));

    public static TrainedDetector Trained(IKernels kernels) => DetectorTraining.Train(Corpus(),
        new TrainOptions { Network = new LikelihoodOptions { Hidden = 8, Epochs = 6, BatchNodes = 32 } }, kernels);

    private static GraphNode Node(string type, string name, params (string Name, AttributeValue Value)[] attributes) =>
        new($"{type}.{name}", $"{type}.{name}", NodeKind.Resource, type, name, Place: new SourcePlace("main.tf", 1))
        {
            Attributes = AttributeValue.Of([.. attributes.Select(a => KeyValuePair.Create(a.Name, a.Value))]),
        };
}
