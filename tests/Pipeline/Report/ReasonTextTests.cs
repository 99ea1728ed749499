using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Report;

namespace GraphSec.Tests.Pipeline.Report;

public sealed class ReasonTextTests
{
    private static readonly BlockFeatures Block = new("aws_s3_bucket.logs", "aws_s3_bucket", "", 3, null, null, []);

    [Fact]
    public void A_value_is_set_beside_the_usual_one() => Assert.Equal(
        "`publicly_accessible` is `true`; usual: not set (3 of 3 peers, 118 of 120 in training)",
        Text("publicly_accessible", "true", Cell.Absent, peers: 3, peersUsual: 3, training: 120, trainingUsual: 118));

    [Fact]
    public void A_missing_neighbour_is_named_by_its_type()
    {
        Assert.Equal(
            "nothing of type aws_s3_bucket_policy refers to it; 5 of 5 peers have one",
            Text("<-aws_s3_bucket_policy", Cell.Absent, Cell.Present, peers: 5, peersUsual: 5));
        Assert.Equal(
            "nothing of type aws_s3_bucket_policy refers to it; 1 of 1 peer has one",
            Text("<-aws_s3_bucket_policy", Cell.Absent, Cell.Present, peers: 1, peersUsual: 1));
    }

    [Theory]
    [InlineData("<-aws_lb", Cell.Present, Cell.Absent, "an aws_lb refers to it; usual: nothing does")]
    [InlineData("~>google_project", Cell.Present, Cell.Absent, "it depends on a google_project; usual: it does not")]
    [InlineData("~>aws_vpc", Cell.Absent, Cell.Present, "it depends on nothing of type aws_vpc; usual: it does")]
    [InlineData("<~aws_vpc", Cell.Absent, Cell.Present, "nothing of type aws_vpc depends on it; usually one does")]
    [InlineData("subnet_id", "→ aws_subnet.a", Cell.Absent, "`subnet_id` refers to aws_subnet.a; usual: not set")]
    [InlineData("subnet_id", Cell.Absent, "→ aws_subnet", "`subnet_id` is not set; usual: a reference to aws_subnet")]
    [InlineData("policy", "json document", "word", "`policy` is a JSON document; usual: a word")]
    [InlineData("role", "arn of iam", "text", "`role` is an arn of iam; usual: text")]
    [InlineData("cidr", "private range /16", "\"0.0.0.0/0\"", "`cidr` is a private range /16; usual: `\"0.0.0.0/0\"`")]
    [InlineData("ingress", Cell.Present, Cell.Absent, "`ingress` is set; usual: not set")]
    [InlineData("size", Cell.Other, "443", "`size` has a rare value; usual: `443`")]
    public void Every_kind_of_path_and_outcome_has_words(string path, string seen, string usual, string expected) =>
        Assert.Equal(expected, Text(path, seen, usual));

    [Fact]
    public void Where_nothing_is_usual_what_was_seen_is_counted() => Assert.Equal(
        "`class` is `\"db.x1\"`; seen in 0 of 4 peers, 2 of 90 in training",
        ReasonText.Of(Reason("class", "\"db.x1\"", "\"db.t3\"") with { UsualProbability = 0.3, Peers = 4, TrainingBlocks = 90, TrainingSeen = 2 }, Block));

    [Fact]
    public void Counts_that_say_the_opposite_are_left_out() => Assert.Equal(
        "`a` is `1`; usual: `2` (3 of 4 peers)",
        Text("a", "1", "2", peers: 4, peersUsual: 3, training: 100, trainingUsual: 3));

    [Fact]
    public void Instances_are_named_where_not_all_are_meant()
    {
        var one = Reason("acl", "\"public-read\"", Cell.Absent) with { Instances = ["aws_s3_bucket.logs[\"a\"]"] };
        Assert.Equal("[\"a\"]: `acl` is `\"public-read\"`; usual: not set", ReasonText.Of(one, Block));
        var many = one with { Instances = [.. Enumerable.Range(0, 6).Select(i => $"aws_s3_bucket.logs[{i}]")] };
        Assert.StartsWith("[0], [1], [2] and 3 more: ", ReasonText.Of(many, Block), StringComparison.Ordinal);
        var deep = one with { Instances = ["module.m[0].aws_s3_bucket.logs"] };
        Assert.StartsWith("module.m[0].aws_s3_bucket.logs: ", ReasonText.Of(deep, Block), StringComparison.Ordinal);
    }

    private static CellSurprise Reason(string path, string seen, string usual) => new(path, seen, 0.01, 0.01, usual, 0.9);

    private static string Text(
        string path, string seen, string usual, double peers = 0, double peersUsual = 0, int training = 0, int trainingUsual = 0) =>
        ReasonText.Of(
            Reason(path, seen, usual) with { Peers = peers, PeersUsual = peersUsual, TrainingBlocks = training, TrainingUsual = trainingUsual }, Block);
}
