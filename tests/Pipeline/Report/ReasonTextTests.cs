using GraphSec.Pipeline.Artifacts;
using GraphSec.Pipeline.Artifacts.Detection;
using GraphSec.Pipeline.Report;

namespace GraphSec.Tests.Pipeline.Report;

public sealed class ReasonTextTests
{
    private static readonly BlockFeatures Block = new("aws_s3_bucket.logs", "aws_s3_bucket", "", 3, null, null, []);

    [Fact]
    public void A_value_is_set_beside_the_usual_one() => Assert.Equal(
        "`publicly_accessible` is `true`; usual: not set (all 3 others here, 118 of 120 elsewhere)",
        Text("publicly_accessible", "true", Cell.Absent, peers: 3, peersUsual: 3, training: 120, trainingUsual: 118));

    [Fact]
    public void A_missing_neighbour_is_named_by_its_type()
    {
        Assert.Equal(
            "no aws_s3_bucket_policy refers to it; all 5 others here have one",
            Text("<-aws_s3_bucket_policy", Cell.Absent, Cell.Present, peers: 5, peersUsual: 5));
        Assert.Equal(
            "no aws_s3_bucket_policy refers to it; the one other here has one",
            Text("<-aws_s3_bucket_policy", Cell.Absent, Cell.Present, peers: 1, peersUsual: 1));
    }

    [Fact]
    public void A_neighbour_that_most_lack_is_not_said_to_be_theirs()
    {
        var lacking = Reason("<-aws_s3_bucket_policy", Cell.Absent, Cell.Absent) with
        {
            Peers = 4, PeersSeen = 3, PeersUsual = 3, TrainingBlocks = 989, TrainingSeen = 507, TrainingUsual = 507,
        };
        Assert.Equal("no aws_s3_bucket_policy refers to it; common (3 of 4 others here, 507 of 989 elsewhere), but among the mistakes that the model has learned",
            ReasonText.Of(lacking, Block));
        Assert.False(ReasonText.IsUnusual(lacking, Block));
        Assert.Equal("no aws_s3_bucket_policy refers to it; 482 of 600 elsewhere have one",
            ReasonText.Of(lacking with { TrainingBlocks = 600, TrainingSeen = 118, TrainingUsual = 118 }, Block));
        Assert.Equal("no aws_s3_bucket_policy refers to it; the one other here has one",
            ReasonText.Of(lacking with { Peers = 1, PeersSeen = 0, PeersUsual = 0 }, Block));
    }

    [Theory]
    [InlineData("<-aws_lb", Cell.Present, Cell.Absent, "an aws_lb refers to it; expected: none does")]
    [InlineData("~>google_project", Cell.Present, Cell.Absent, "it depends on a google_project; expected: it does not")]
    [InlineData("~>aws_vpc", Cell.Absent, Cell.Present, "it depends on no aws_vpc; expected: it does")]
    [InlineData("<~aws_vpc", Cell.Absent, Cell.Present, "no aws_vpc depends on it; expected: one does")]
    [InlineData("subnet_id", "→ aws_subnet.a", Cell.Absent, "`subnet_id` refers to aws_subnet.a; expected: not set")]
    [InlineData("subnet_id", Cell.Absent, "→ aws_subnet", "`subnet_id` is not set; expected: a reference to an aws_subnet")]
    [InlineData("subnet_id", "\"a\"", "→ data.aws_subnet", "`subnet_id` is `\"a\"`; expected: a reference to a data.aws_subnet")]
    [InlineData("subnet_id", "\"a\"", "→ aws_subnet.a", "`subnet_id` is `\"a\"`; expected: a reference to aws_subnet.a")]
    [InlineData("policy", "json document", "word", "`policy` is a JSON document; expected: a single word")]
    [InlineData("role", "arn of iam", "text", "`role` is an ARN of iam; expected: a text of several words")]
    [InlineData("site", "https url", "number of 3 digits", "`site` is an https URL; expected: a 3-digit number")]
    [InlineData("cidr", "private range /16", "\"0.0.0.0/0\"", "`cidr` is a private range /16; expected: `\"0.0.0.0/0\"`")]
    [InlineData("ingress", Cell.Present, Cell.Absent, "`ingress` is set; expected: not set")]
    [InlineData("name", Cell.Absent, "word", "`name` is not set; expected: set")]
    [InlineData("size", Cell.Other, "443", "`size` has a rare value; expected: `443`")]
    public void Every_kind_of_path_and_outcome_has_words(string path, string seen, string usual, string expected) =>
        Assert.Equal(expected, Text(path, seen, usual));

    [Fact]
    public void Where_nothing_is_usual_what_was_seen_is_counted() => Assert.Equal(
        "`class` is `\"db.x1\"`; shared by none of 4 others here, 2 of 90 elsewhere",
        ReasonText.Of(Reason("class", "\"db.x1\"", "\"db.t3\"") with { UsualProbability = 0.3, Peers = 4, TrainingBlocks = 90, TrainingSeen = 2 }, Block));

    [Fact]
    public void Another_value_of_the_usual_kind_is_counted_itself() => Assert.Equal(
        "`chart` is `\"traefik\"`; shared by 6 of 809 elsewhere, not in the one other here",
        ReasonText.Of(Reason("chart", "\"traefik\"", "word") with { Kind = "word", Peers = 1, PeersUsual = 1, TrainingBlocks = 809, TrainingUsual = 700, TrainingSeen = 6 }, Block));

    [Fact]
    public void A_value_too_rare_to_count_is_told_by_its_kind() => Assert.Equal(
        "`scope` refers to aws_ecr.a; such a reference in none of 11 others here, at most 45 of 950 elsewhere",
        ReasonText.Of(Reason("scope", "→ aws_ecr.a", "→ aws_lb") with
        {
            SeenAs = "→ aws_ecr", UsualProbability = 0.3, Peers = 11, TrainingBlocks = 950, TrainingSeen = 45, TrainingSeenIsMost = true,
        }, Block));

    [Fact]
    public void What_has_no_name_elsewhere_is_counted_here_alone()
    {
        var local = Reason("member", "→ data.project.ops", "→ account") with { UsualProbability = 0.3, Peers = 5, PeersSeen = 1, TrainingBlocks = 829 };
        Assert.Equal("`member` refers to data.project.ops; shared by 1 of 5 others here", ReasonText.Of(local, Block));
        var rare = local with { Seen = "\"x\"", SeenAs = Cell.Other, TrainingSeen = 40 };
        Assert.Equal("`member` is `\"x\"`; shared by 1 of 5 others here", ReasonText.Of(rare, Block));
    }

    [Fact]
    public void What_is_missing_is_told_by_how_many_have_it() => Assert.Equal(
        "`name` is not set; set in all 9 others here, 23 of 27 elsewhere",
        ReasonText.Of(Reason("name", Cell.Absent, "word") with { Peers = 9, PeersUsual = 5, TrainingBlocks = 27, TrainingUsual = 20, TrainingSeen = 4 }, Block));

    [Fact]
    public void A_common_value_is_a_reason_where_mistakes_look_so() => Assert.Equal(
        "`replication` is `\"LRS\"`; common (both others here, 182 of 237 elsewhere), but among the mistakes that the model has learned",
        ReasonText.Of(Reason("replication", "\"LRS\"", "\"LRS\"") with { Peers = 2, PeersSeen = 2, TrainingBlocks = 237, TrainingSeen = 182 }, Block));

    [Fact]
    public void That_its_kind_is_common_makes_no_value_common()
    {
        var wide = Reason("statement.actions", "\"*\"", "word") with
        {
            SeenAs = "word", Kind = "word", UsualProbability = 0.4, TrainingBlocks = 6275, TrainingSeen = 3150, TrainingSeenIsMost = true,
        };
        Assert.Equal("`statement.actions` is `\"*\"`; not among what many have elsewhere", ReasonText.Of(wide, Block));
        Assert.True(ReasonText.IsUnusual(wide, Block));
        var reference = wide with { Seen = "→ data.document.own", SeenAs = "→ data.document", TrainingSeenIsMost = false };
        Assert.EndsWith("; common (3150 of 6275 elsewhere), but among the mistakes that the model has learned", ReasonText.Of(reference, Block), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_what_is_no_outlier_only_what_is_unusual_is_told()
    {
        var common = Reason("replication", "\"LRS\"", "\"LRS\"") with { Peers = 2, PeersSeen = 2, Share = 0.6 };
        var odd = Reason("public", "true", "false") with { Peers = 2, PeersUsual = 2, Share = 0.4 };
        Assert.Equal(["replication", "public"], Told(true));
        Assert.Equal(["public"], Told(false));

        IEnumerable<string> Told(bool isOutlier) =>
            new Finding(new GraphScores(null!, 97, []), new BlockScore(Block, 98, 9, [common, odd]) { IsOutlier = isOutlier }).Why.Select(reason => reason.Path);
    }

    [Fact]
    public void One_of_several_values_is_included() => Assert.Equal(
        "`actions` includes `\"s3:*\"`; shared by 1 of 8 others here",
        ReasonText.Of(Reason("actions", "\"s3:*\"", "word") with { Kind = "word", Values = 5, Peers = 8, PeersSeen = 1 }, Block));

    [Fact]
    public void Counts_that_say_the_opposite_are_left_out()
    {
        Assert.Equal("`a` is `1`; usual: `2` (3 of 4 others here)", Text("a", "1", "2", peers: 4, peersUsual: 3, training: 100, trainingUsual: 3));
        Assert.Equal("`a` is `1`; expected: `2`", Text("a", "1", "2", peers: 2, peersUsual: 1, training: 100, trainingUsual: 3));
    }

    [Fact]
    public void Counts_of_values_are_no_counts_of_resources()
    {
        Assert.Equal("`a` is `1`; expected: a single word", Text("a", "1", "word", training: 718, trainingUsual: 869));
        Assert.Equal("`a` is `1`; usual: a single word (at least 500 of 718 elsewhere)", ReasonText.Of(
            Reason("a", "1", "word") with { TrainingBlocks = 718, TrainingUsual = 500, TrainingUsualIsLeast = true }, Block));
    }

    [Fact]
    public void References_are_written_as_the_module_writes_them()
    {
        var inside = Block with { Address = "module.net.aws_subnet.a", ModulePath = "module.net" };
        Assert.Equal("`vpc` refers to aws_vpc.a and 2 more; expected: a reference to module.netting.aws_vpc.b", ReasonText.Of(
            Reason("vpc", "→ module.net.aws_vpc.a", "→ module.netting.aws_vpc.b") with { Values = 3 }, inside));
    }

    [Fact]
    public void Instances_are_named_where_not_all_are_meant()
    {
        var one = Reason("acl", "\"public-read\"", Cell.Absent) with { Instances = ["aws_s3_bucket.logs[\"a\"]"] };
        Assert.Equal("[\"a\"]: `acl` is `\"public-read\"`; expected: not set", ReasonText.Of(one, Block));
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
