using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Featurize;
using GraphSec.Pipeline.Flatten;

namespace GraphSec.Tests.Pipeline.Featurize;

public class FeaturizeTests
{
    [Theory]
    [InlineData("0.0.0.0/0", "\"0.0.0.0/0\"", "address range")]
    [InlineData("10.0.1.0/24", "private range /24", "address range")]
    [InlineData("8.8.8.0/24", "public range /24", "address range")]
    [InlineData("arn:aws:s3:::bucket", "\"arn:aws:s3:::bucket\"", "arn of s3")]
    [InlineData("443", "443", "number of 3 digits")]
    [InlineData("", "\"\"", "empty string")]
    [InlineData("true", "true", "boolean")]
    [InlineData("/var/log", "\"/var/log\"", "path")]
    [InlineData("fd00::/8", "private range /8", "address range")]
    [InlineData("https://example.org", "\"https://example.org\"", "https url")]
    public void Texts_are_named_by_what_they_are(string text, string outcome, string shape) =>
        Assert.Equal((outcome, shape), ValueNames.OfString(text));

    [Theory]
    [InlineData("nginx", "image without a tag")]
    [InlineData("localhost:5000/nginx", "image without a tag")]
    [InlineData("nginx:latest", "image of latest")]
    [InlineData("ghcr.io/acme/shop:1.2.3", "image of a version")]
    [InlineData("ghcr.io/acme/shop:1.2.3@sha256:abc", "image by digest")]
    [InlineData("two words", "text")]
    public void Images_are_told_by_what_pins_them(string text, string shape) => Assert.Equal(shape, ValueNames.OfImage(text).Shape);

    [Theory]
    [InlineData("tags.Name", false)]
    [InlineData("spec.template.metadata.labels", false)]
    [InlineData("description", false)]
    [InlineData("ingress.cidr_blocks", true)]
    public void Labels_for_people_are_no_evidence(string path, bool counts) => Assert.Equal(counts, Evidence.Counts(path));

    [Theory]
    [InlineData("name", "\"mine\"", true)]
    [InlineData("subnet.name", "\"mine\"", true)]
    [InlineData("role_arn", "\"arn:aws:iam::123456789012:role/mine\"", true)]
    [InlineData("policy_arn", "\"arn:aws:iam::aws:policy/AdministratorAccess\"", false)]
    [InlineData("policy_arn", "\"arn:aws-us-gov:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy\"", false)]
    [InlineData("policy_arn", "\"*\"", false)]
    [InlineData("role_definition_name", "\"Owner\"", false)]
    [InlineData("role_ref.name", "\"cluster-admin\"", false)]
    [InlineData("metadata.name", "\"mine\"", true)]
    [InlineData("value", "\"mine\"", true)]
    public void Names_of_ones_own_are_no_evidence(string path, string outcome, bool isName) =>
        Assert.Equal(isName, Evidence.IsIdentifying(path) && Evidence.IsNameOfOne(outcome));

    [Theory]
    [InlineData("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy", true)]
    [InlineData("arn:aws:iam::123456789012:policy/service-role/AmazonECSTaskExecutionRolePolicy", false)]
    public void What_aws_owns_keeps_its_long_name(string arn, bool isKept)
    {
        Assert.Equal((isKept ? $"\"{arn}\"" : "arn of iam", "arn of iam"), ValueNames.OfString(arn));
        Assert.Equal(isKept ? "amazonecstaskexecutionrolepolicy" : "arn of iam", CellEvidence.Kind(ValueNames.OfString(arn).Outcome, "arn of iam"));
    }

    [Fact]
    public void A_reference_names_its_target_and_tells_the_target()
    {
        var graph = SmallGraphs.Features("r");
        var guard = graph.Blocks.Single(b => b.Address == "lock.l0");
        Assert.Contains(guard.Cells, c => c is { Path: "bucket", Outcome: "→ bucket.b0", Shape: "→ bucket" });
        Assert.Contains(graph.Blocks.Single(b => b.Address == "bucket.b0").Cells, c => c.Path == "<-lock");
    }

    [Fact]
    public void Instances_of_a_block_become_one_block_that_tells_which_instance_differs()
    {
        var builder = new ResourceGraphBuilder();
        foreach (var (key, value) in new[] { ("a", true), ("b", false), ("c", true) })
        {
            builder.Add(new GraphNode($"x.this[\"{key}\"]", "x.this", NodeKind.Resource, "x", "this")
            {
                Attributes = AttributeValue.Of([KeyValuePair.Create("on", AttributeValue.Of(value))]),
            });
        }

        var graph = CellExtractor.Extract(Flattener.Flatten(builder.Build("r", "g", SourceForm.Plan, true), new FlattenOptions()));
        var block = Assert.Single(graph.Blocks);
        Assert.Equal(3, block.Instances);
        Assert.Equal(["x.this[\"b\"]"], block.Cells.Single(c => c.Outcome == "false").Instances);
    }

    [Fact]
    public void A_vocabulary_reads_back_as_it_was_written()
    {
        var vocabulary = SmallGraphs.Corpus().Vocabulary;
        var text = VocabularyFile.Write(vocabulary);
        Assert.Equal(text, VocabularyFile.Write(VocabularyFile.Parse(text, "v")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("something else\n")]
    [InlineData("graphsec-vocabulary 1\nO\ta\t1\t1\n")]
    [InlineData("graphsec-vocabulary 1\nT\ta\tx\t1\n")]
    public void A_broken_vocabulary_is_refused(string text) =>
        Assert.Throws<GraphSec.Pipeline.InputException>(() => VocabularyFile.Parse(text, "v"));

    [Fact]
    public void A_repository_is_never_split()
    {
        var split = RepositorySplit.Of(Enumerable.Range(0, 100).Select(i => $"r{i % 50}"), new FeaturizeOptions());
        Assert.Equal(50, split.Count);
        Assert.Equal(10, split.Values.Count(s => s == Split.Test));
        Assert.Equal(8, split.Values.Count(s => s == Split.Validation));
    }
}
