using GraphSec.Models.Detectors.Likelihood;
using GraphSec.Models.Kernels;
using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Featurize;
using GraphSec.Pipeline.Train;

namespace GraphSec.Tests.Pipeline.Artifacts;

/// <summary>A few made-up graphs, featurized, and a detector trained on them for two epochs.</summary>
internal static class SmallCorpus
{
    public static FeatureSet Features { get; } = Featurizer.Featurize(
        [.. Enumerable.Range(0, 6).Select(repository => Graph(repository, seed: repository))], new FeaturizeOptions());

    public static TrainedDetector Trained { get; } = DetectorTraining.Train(
        Features, new TrainOptions { Network = new LikelihoodOptions { Hidden = 8, Layers = 1, Epochs = 2 } }, KernelRegistry.Create("scalar"));

    /// <summary>A vpc and four subnets that refer to it; the last subnet of every third repository is public.</summary>
    private static FlatGraph Graph(int repository, int seed)
    {
        var builder = new ResourceGraphBuilder();
        builder.Add(Resource("aws_vpc.main", "main.tf", 1, ("cidr_block", AttributeValue.Of("10.0.0.0/16"))));
        for (var i = 0; i < 4; i++)
        {
            var isPublic = i == 3 && seed % 3 == 0 ? AttributeValue.True : AttributeValue.False;
            builder.Add(Resource($"aws_subnet.s{i}", "main.tf", 10 + i, ("map_public_ip_on_launch", isPublic)));
        }

        for (var i = 0; i < 4; i++)
        {
            builder.AddEdge($"aws_subnet.s{i}", "aws_vpc.main", EdgeKind.Reference, "vpc_id", "id");
        }

        var graph = builder.Build($"repository-{repository}", $"repository-{repository}/main", SourceForm.Configuration, true);
        return GraphSec.Pipeline.Flatten.Flattener.Flatten(graph with { Notices = ["a notice"], Errors = ["main.tf:1:1: an error"] },
            new GraphSec.Pipeline.Flatten.FlattenOptions());
    }

    private static GraphNode Resource(string address, string file, int line, params (string Name, AttributeValue Value)[] members) =>
        new(address, address, NodeKind.Resource, address.Split('.')[0], address.Split('.')[1], Place: new SourcePlace(file, line))
        {
            Attributes = AttributeValue.Of([.. members.Select(m => KeyValuePair.Create(m.Name, m.Value))]),
        };
}
